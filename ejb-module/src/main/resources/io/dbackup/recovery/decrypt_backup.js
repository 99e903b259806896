#!/usr/bin/env node
'use strict';
// Decrypts backups made by DBackup. Works offline and needs nothing but Node 18 or later.
// The format is described in backup-format.md. The key is never taken from the command line.

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const { parseArgs } = require('node:util');
const { Readable } = require('node:stream');
const { pipeline } = require('node:stream/promises');

const USAGE = `Usage: node decrypt_backup.js [options] <backup> [<backup> ...]

A backup is a stored file (….enc) or the folder of a backup of several databases.
The result is written beside it, without the endings .enc, .gz and .zst.

  --key-file <file>   key file (default: the environment variable DBACKUP_KEY,
                      then master.key beside this script)
  --out <folder>      write results there
  --force             overwrite results that exist
  --keep-compressed   decrypt only, do not unpack
  --keep-partial      after damage keep what was verified before it, as ….partial
  --ignore-manifest   do not compare with the ….meta.json file
  --info              only show what the files are; needs no key`;

const MAGIC = Buffer.from('DBACKUP\0', 'latin1');
const MANIFEST_SUFFIX = '.meta.json';
const MAC_START = ',\n  "mac": ';
const MAC_MEMBER =
  /^\{"algorithm": "HMAC-SHA-256", "key": "([!#-[\]-~]{1,300})", "value": "([0-9a-f]{64})"\}\n\}\n$/;
const MAX_MANIFEST = 16 * 1024 * 1024;

/** A problem that is explained to the user in one sentence. */
class Problem extends Error {}

/** What a file says about itself may hold control characters that a terminal would obey. */
function printable(text) {
  return text.replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/g, '?');
}

async function main() {
  const flag = { type: 'boolean' };
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'key-file': { type: 'string' }, out: { type: 'string' }, force: flag, 'keep-compressed': flag,
      'keep-partial': flag, 'ignore-manifest': flag, info: flag, help: flag,
    },
  });
  if (options.help || positionals.length === 0) {
    console.log(USAGE);
    return options.help ? 0 : 2;
  }
  return decryptAll(positionals, options);
}

async function decryptAll(backups, options) {
  const key = options.info ? null : readKey(options);
  let failures = 0;
  const attempt = async (file, work) => {
    try {
      return await work();
    } catch (error) {
      failures++;
      const known = error instanceof Problem || error.code;
      console.error(printable(`FAILED  ${file}: ${known ? error.message : error.stack}`));
      return [];
    }
  };
  const names = backups.map((name) => path.resolve(name.replace(/\.meta\.json$/, '')));
  for (const backup of new Set(names)) {
    for (const object of await attempt(backup, () => objectsOf(backup, options))) {
      await attempt(object.file, () => decryptObject(object, key, options));
    }
  }
  if (failures > 0) {
    console.error(`\n${failures} failed.`);
  }
  return failures > 0 ? 1 : 0;
}

// --- the key -------------------------------------------------------------------------------------

function readKey(options) {
  const beside = path.join(__dirname, 'master.key');
  let text;
  if (options['key-file']) {
    text = fs.readFileSync(options['key-file'], 'utf8');
  } else if (process.env.DBACKUP_KEY) {
    text = process.env.DBACKUP_KEY;
  } else if (fs.existsSync(beside)) {
    text = fs.readFileSync(beside, 'utf8');
  } else {
    throw new Problem(`There is no key: put master.key beside ${path.basename(__filename)} or use --key-file`);
  }
  if (!/^[0-9a-fA-F]{64}$/.test(text.trim())) {
    throw new Problem('The key must be 64 hexadecimal digits');
  }
  return Buffer.from(text.trim(), 'hex');
}

function hkdf(key, salt, info, length) {
  return Buffer.from(crypto.hkdfSync('sha256', key, salt, info, length));
}

// --- which files -----------------------------------------------------------------------------------

/** The stored files of a backup: one, or those of a folder. */
function objectsOf(backup, options) {
  if (!fs.statSync(backup).isDirectory()) {
    const own = readManifest(backup + MANIFEST_SUFFIX, options);
    const folders = own ? null : readManifest(path.dirname(backup) + MANIFEST_SUFFIX, options);
    return [{ file: backup, manifest: own || folders }];
  }
  const manifest = readManifest(backup + MANIFEST_SUFFIX, options);
  const present = fs.readdirSync(backup).filter((name) => isEncrypted(path.join(backup, name)));
  const listed = manifest ? manifest.content.objects.map((object) => baseName(object.path)) : [];
  const names = [...new Set([...listed, ...present])];
  if (names.length === 0) {
    throw new Problem('There is no encrypted backup file in this folder');
  }
  return names.map((name) => ({ file: path.join(backup, name), manifest }));
}

/** Stored paths use slashes everywhere. Nothing but the last part is used, so no path leads elsewhere. */
function baseName(storedPath) {
  return path.basename(String(storedPath).split('/').pop());
}

function isEncrypted(file) {
  if (!fs.statSync(file).isFile()) {
    return false;
  }
  const descriptor = fs.openSync(file, 'r');
  const start = readAt(descriptor, 0, MAGIC.length);
  fs.closeSync(descriptor);
  return start.equals(MAGIC);
}

function readManifest(file, options) {
  if (options['ignore-manifest'] || options.info || !fs.existsSync(file)) {
    return null;
  }
  const advice = `. Move ${path.basename(file)} away or use --ignore-manifest to decrypt without it`;
  const bytes = fs.statSync(file).size <= MAX_MANIFEST ? fs.readFileSync(file) : Buffer.alloc(0);
  const text = bytes.toString('latin1');
  const start = text.lastIndexOf(MAC_START);
  const mac = start < 0 ? null : MAC_MEMBER.exec(text.slice(start + MAC_START.length));
  if (!mac) {
    throw new Problem(`Its manifest carries no valid authentication code: it was changed or cut off${advice}`);
  }
  const content = parseJson(bytes, `Its manifest is not JSON${advice}`);
  if (![1, 2].includes(content.formatVersion) || !Array.isArray(content.objects)) {
    throw new Problem(`Its manifest has an unknown version${advice}`);
  }
  return { content, covered: bytes.subarray(0, start), mac: Buffer.from(mac[2], 'hex'), advice };
}

/** What the manifest says about a file, once its authentication code was found right. */
function manifestEntry(object, header, key) {
  const { manifest, file } = object;
  if (!manifest) {
    return null;
  }
  const macKey = hkdf(key, Buffer.alloc(0), 'dbackup/1/manifest-mac', 32);
  const mac = crypto.createHmac('sha256', macKey).update(manifest.covered).digest();
  if (!crypto.timingSafeEqual(mac, manifest.mac)) {
    throw new Problem(`Its manifest was changed, or belongs to another key${manifest.advice}`);
  }
  const context = header.context;
  const entry = manifest.content.objects.find((candidate) => candidate.ordinal === context.object);
  if (!entry || manifest.content.backupId !== context.backupId) {
    throw new Problem(`A foreign file: it is object ${context.object} of backup ${context.backupId}, `
      + `the manifest describes backup ${manifest.content.backupId}${manifest.advice}`);
  }
  if (baseName(entry.path) !== path.basename(file) && fs.existsSync(path.join(path.dirname(file), baseName(entry.path)))) {
    throw new Problem(`A foreign file: its content is that of ${baseName(entry.path)}${manifest.advice}`);
  }
  return entry;
}

function parseJson(bytes, problem) {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Problem(problem);
  }
}

function readAt(descriptor, position, length) {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const read = fs.readSync(descriptor, buffer, filled, length - filled, position + filled);
    if (read === 0) {
      break;
    }
    filled += read;
  }
  return buffer.subarray(0, filled);
}

function readHeader(descriptor) {
  const start = readAt(descriptor, 0, 12);
  if (!start.subarray(0, 8).equals(MAGIC)) {
    throw new Problem('Not a file that DBackup encrypted (a .gz file is read by gunzip, a .zst file by zstd -d)');
  }
  if (start.length >= 10 && (start[8] !== 1 || start[9] !== 1)) {
    throw new Problem(`Unknown format version ${start[8]}, suite ${start[9]}: use the recovery kit of a newer release`);
  }
  const length = start.length < 12 ? 0 : start.readUInt16BE(10);
  const bytes = readAt(descriptor, 0, length);
  if (length < 74 || length > 16384 || bytes.length < length) {
    throw new Problem('The file is cut off within its header, or the header was changed');
  }
  const segmentSize = bytes.readUInt32BE(12);
  const profileLength = bytes[71];
  const fits = profileLength > 0 && 74 + profileLength <= length
    && 74 + profileLength + bytes.readUInt16BE(72 + profileLength) === length;
  if (!fits || segmentSize < 4096 || segmentSize > 65536) {
    throw new Problem('The header was changed');
  }
  return {
    bytes, segmentSize,
    context: parseJson(bytes.subarray(74 + profileLength), 'The header was changed'),
    salt: bytes.subarray(16, 48),
    noncePrefix: bytes.subarray(48, 55),
    keyCheck: bytes.subarray(55, 71),
    profileId: bytes.subarray(72, 72 + profileLength).toString('latin1'),
  };
}

function fileKey(header, key) {
  if (!crypto.timingSafeEqual(hkdf(key, header.salt, 'dbackup/1/key-check', 16), header.keyCheck)) {
    throw new Problem(`The key does not open this file. It needs the key of the encryption profile ${header.profileId}`
      + ' (if that is the key you use, the header was changed)');
  }
  const digest = crypto.createHash('sha256').update(header.bytes).digest();
  return hkdf(key, header.salt, Buffer.concat([Buffer.from('dbackup/1/segments'), digest]), 32);
}

async function decryptObject(object, key, options) {
  const { file } = object;
  if (!fs.existsSync(file)) {
    throw new Problem('The manifest lists this file, but it is missing');
  }
  const descriptor = fs.openSync(file, 'r');
  try {
    const header = readHeader(descriptor);
    if (options.info) {
      showInfo(file, header);
      return;
    }
    const segmentKey = fileKey(header, key);
    const entry = manifestEntry(object, header, key);
    await writeResult({ file, descriptor, header, segmentKey, entry }, options);
  } finally {
    fs.closeSync(descriptor);
  }
}

function showInfo(file, header) {
  const { context } = header;
  console.log(printable(`${file}\n  database ${context.database} (${context.engine}), backup ${context.backupId}`
    + ` of ${context.createdAt}, compression ${context.compression}\n  needs the key of profile ${header.profileId}`));
}

async function writeResult(source, options) {
  const unpack = options['keep-compressed'] ? null : unpacker(source.header.context.compression);
  const target = targetName(source, unpack, options);
  const partial = `${target}.partial`;
  if (fs.existsSync(target) && !options.force) {
    throw new Problem(`${target} exists already; move it away or use --force`);
  }
  const stored = digester();
  const plain = digester();
  try {
    const result = fs.openSync(partial, 'w', 0o600);
    const write = async (chunks) => {
      for await (const chunk of chunks) {
        plain.update(chunk);
        for (let at = 0; at < chunk.length;) {
          at += fs.writeSync(result, chunk, at);
        }
      }
      fs.fsyncSync(result);
    };
    const decrypted = Readable.from(segments(source, stored), { objectMode: false, highWaterMark: 1 << 20 });
    await pipeline(decrypted, ...(unpack ? [unpack()] : []), write).finally(() => fs.closeSync(result));
    const whole = unpack !== null || source.header.context.compression === 'NONE';
    compareDigests(source.entry, stored.result(), whole ? plain.result() : null);
    fs.renameSync(partial, target);
  } catch (error) {
    if (options['keep-partial'] && fs.existsSync(partial)) {
      console.error(`        kept what was read before the damage: ${partial}`);
    } else {
      fs.rmSync(partial, { force: true });
    }
    throw error instanceof Problem || !unpack || !/^Z(_|STD)/.test(error.code) ? error
      : new Problem(`The compressed data is damaged: ${error.message}`);
  }
  console.log(`OK      ${target}${source.entry ? ' (equal to the manifest)' : ' (verified; no manifest to compare with)'}`);
  if (!unpack && source.header.context.compression === 'ZSTD' && !options['keep-compressed']) {
    console.log('        still compressed, since this Node cannot unpack Zstandard (22.15 and later can). Run:');
    console.log(`        zstd -d "${target}"`);
  }
}

/** Gives the decrypted segments; none is given before it was verified. */
function* segments({ descriptor, header, segmentKey }, stored) {
  const size = fs.fstatSync(descriptor).size;
  stored.update(header.bytes);
  let position = header.bytes.length;
  for (let index = 0; index === 0 || position < size; index++) { // writeUInt32BE refuses a counter too large
    const bytes = readAt(descriptor, position, header.segmentSize);
    const last = position + header.segmentSize >= size;
    const plain = openSegment(header, segmentKey, bytes, index, last);
    if (plain === null || (plain.length === 0 && index > 0)) {
      const cut = last && openSegment(header, segmentKey, bytes, index, false) !== null;
      throw new Problem(`Segment ${index} at byte ${position} does not verify: `
        + (cut || bytes.length === 0 ? 'the file is cut off here' : 'the file was changed, cut off or extended'));
    }
    stored.update(bytes);
    position += bytes.length;
    yield plain;
  }
}

function openSegment(header, segmentKey, bytes, index, last) {
  if (bytes.length < 16) {
    return null;
  }
  const nonce = Buffer.alloc(12);
  header.noncePrefix.copy(nonce);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = last ? 1 : 0;
  const cipher = crypto.createDecipheriv('aes-256-gcm', segmentKey, nonce, { authTagLength: 16 });
  cipher.setAAD(header.bytes);
  cipher.setAuthTag(bytes.subarray(bytes.length - 16));
  const plain = cipher.update(bytes.subarray(0, bytes.length - 16));
  try {
    cipher.final();
    return plain;
  } catch {
    return null;
  }
}

/** A function that makes the unpacking stream, or null when there is nothing to unpack or no means to. */
function unpacker(compression) {
  if (compression === 'GZIP') {
    return () => zlib.createGunzip();
  }
  return compression === 'ZSTD' && zlib.createZstdDecompress ? () => zlib.createZstdDecompress() : null;
}

function targetName({ file, header }, unpack, options) {
  let name = path.basename(file);
  name = name.endsWith('.enc') ? name.slice(0, -4) : `${name}.decrypted`;
  const ending = { GZIP: '.gz', ZSTD: '.zst' }[header.context.compression];
  if (unpack && name.endsWith(ending)) {
    name = name.slice(0, -ending.length);
  }
  return path.join(options.out || path.dirname(file), name);
}

function digester() {
  const hash = crypto.createHash('sha256');
  let size = 0;
  return {
    update(bytes) {
      hash.update(bytes);
      size += bytes.length;
    },
    result: () => ({ size, sha256: hash.digest('hex') }),
  };
}

function compareDigests(entry, stored, plain) {
  if (entry && (stored.size !== entry.storedSize || stored.sha256 !== entry.storedSha256)) {
    throw new Problem('The file is not the one the manifest describes: its digest differs');
  }
  const digested = entry && entry.plainSha256 !== undefined; // else the tags prove it
  if (entry && plain && (plain.size !== entry.plainSize || (digested && plain.sha256 !== entry.plainSha256))) {
    throw new Problem('The unpacked dump is not the one the manifest describes: its digest differs');
  }
}

main()
  .catch((error) => {
    console.error(error instanceof Problem || error.code ? error.message : error.stack);
    return 1;
  })
  .then((status) => {
    process.exitCode = status;
  });
