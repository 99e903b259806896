import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decrypts backups made by DBackup. Works offline and needs nothing but a JDK 17 or later: {@code java DecryptBackup.java
 * <backup>}. The format is described in backup-format.md. The key is never taken from the command line.
 */
public final class DecryptBackup {
  private static final String USAGE =
      """
      Usage: java DecryptBackup.java [options] <backup> [<backup> ...]

      A backup is a stored file (….enc) or the folder of a backup of several databases.
      The result is written beside it, without the endings .enc and .gz. Zstandard (.zst)
      is not unpacked; run zstd -d on the result.

        --key-file <file>   key file (default: the environment variable DBACKUP_KEY,
                            then master.key beside this program)
        --force             overwrite results that exist
        --ignore-manifest   do not compare with the ….meta.json file
        --info              only show what the files are; needs no key""";

  private static final Set<String> FLAGS = Set.of("--force", "--ignore-manifest", "--info", "--help");
  private static final byte[] MAGIC = ascii("DBACKUP\0");
  private static final String MANIFEST = ".meta.json";
  private static final Pattern PATH = Pattern.compile("\"path\": \"([^\"\\\\]*+)\"");
  private static final String MAC_START = ",\n  \"mac\": ";
  private static final String MAC_MEMBER =
      "\\{\"algorithm\": \"HMAC-SHA-256\", \"key\": \"[!#-\\[\\]-~]{1,300}\", \"value\": \"[0-9a-f]{64}\"}\n}\n";

  private final Map<String, String> options = new HashMap<>();
  private final Set<Path> backups = new LinkedHashSet<>();
  private byte[] key;
  private int failures;

  private record Header(byte[] bytes, int segmentSize, String profileId, String context, String compression) {
    byte[] part(int from, int to) {
      return Arrays.copyOfRange(bytes, from, to);
    }
  }

  private record Manifest(String text, byte[] covered, byte[] mac, String advice) {}

  public static void main(String[] arguments) throws GeneralSecurityException {
    int status = 1;
    try {
      status = new DecryptBackup().run(arguments);
    } catch (IOException e) {
      System.err.println(explain(e));
    }
    System.exit(status);
  }

  private int run(String[] arguments) throws IOException, GeneralSecurityException {
    parse(arguments);
    if (options.containsKey("--help") || backups.isEmpty()) {
      System.out.println(USAGE);
      return options.containsKey("--help") ? 0 : 2;
    }
    key = options.containsKey("--info") ? null : readKey();
    for (Path backup : backups) {
      boolean folder = Files.isDirectory(backup);
      try {
        Manifest own = manifest(backup);
        Manifest manifest = own == null && !folder ? manifest(backup.getParent()) : own;
        for (Path file : folder ? objects(backup, manifest) : List.of(backup)) {
          try {
            decrypt(file, manifest);
          } catch (IOException e) {
            report(file, e);
          }
        }
      } catch (IOException e) {
        report(backup, e);
      }
    }
    System.err.print(failures > 0 ? "\n" + failures + " failed.\n" : "");
    return failures > 0 ? 1 : 0;
  }

  private void report(Path file, IOException e) {
    failures++;
    System.err.println("FAILED  " + file + ": " + explain(e));
  }

  private static String explain(IOException e) {
    return printable(e instanceof NoSuchFileException ? "There is no file " + e.getMessage() : e.getMessage());
  }

  /** What a file says about itself may hold control characters that a terminal would obey. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\x80-\\x9f&&[^\n]]", "?");
  }

  private void parse(String[] arguments) throws IOException {
    boolean onlyNames = false;
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      if (onlyNames || !argument.startsWith("-")) {
        backups.add(Path.of(argument.replaceFirst("\\.meta\\.json$", "")).toAbsolutePath().normalize());
      } else if (argument.equals("--")) {
        onlyNames = true;
      } else if (FLAGS.contains(argument)) {
        options.put(argument, "");
      } else if (argument.equals("--key-file") && i + 1 < arguments.length) {
        options.put(argument, arguments[++i]);
      } else {
        throw new IOException("Unknown or incomplete option: " + argument + "\n\n" + USAGE);
      }
    }
  }

  private byte[] readKey() throws IOException {
    String text = System.getenv("DBACKUP_KEY");
    String program = DecryptBackup.class.getProtectionDomain().getCodeSource().getLocation().toString();
    Path beside = Path.of(URI.create(program)).resolveSibling("master.key");
    if (options.containsKey("--key-file")) {
      text = Files.readString(Path.of(options.get("--key-file")));
    } else if (text == null && Files.exists(beside)) {
      text = Files.readString(beside);
    } else if (text == null) {
      throw new IOException("There is no key: put master.key beside DecryptBackup.java or use --key-file");
    }
    if (!text.strip().matches("[0-9a-fA-F]{64}")) {
      throw new IOException("The key must be 64 hexadecimal digits");
    }
    return HexFormat.of().parseHex(text.strip());
  }

  /** The stored files of a folder: those its manifest lists, and any other that is encrypted. */
  private static Collection<Path> objects(Path folder, Manifest manifest) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    Matcher paths = PATH.matcher(manifest == null ? "" : manifest.text);
    while (paths.find()) {
      files.add(folder.resolve(lastPart(paths.group(1))));
    }
    files.remove(folder.resolve(folder.getFileName())); // the path of the backup itself
    try (Stream<Path> present = Files.list(folder).sorted()) {
      for (Path file : present.filter(Files::isRegularFile).toList()) {
        try (InputStream start = Files.newInputStream(file)) {
          if (Arrays.equals(start.readNBytes(MAGIC.length), MAGIC)) {
            files.add(file);
          }
        }
      }
    }
    if (files.isEmpty()) {
      throw new IOException("There is no encrypted backup file in this folder");
    }
    return files;
  }

  /** Nothing but the last part of a stored path is used, so no path leads elsewhere. */
  private static String lastPart(String storedPath) {
    return storedPath.substring(storedPath.lastIndexOf('/') + 1);
  }

  /** The manifest of a backup, or null. Its authentication code is checked in {@link #authenticate}. */
  private Manifest manifest(Path backup) throws IOException {
    Path file = backup.resolveSibling(backup.getFileName() + MANIFEST);
    if (options.containsKey("--ignore-manifest") || options.containsKey("--info") || !Files.exists(file)) {
      return null;
    }
    String advice = ". Move " + file.getFileName() + " away or use --ignore-manifest to decrypt without it";
    byte[] bytes = Files.size(file) > 16 << 20 ? new byte[0] : Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int start = text.lastIndexOf(MAC_START);
    if (start < 0 || !text.substring(start + MAC_START.length()).matches(MAC_MEMBER)) {
      throw new IOException("Its manifest carries no valid authentication code: it was changed or cut off" + advice);
    }
    if (!text.contains("\n  \"formatVersion\": 1,\n") && !text.contains("\n  \"formatVersion\": 2,\n")) {
      throw new IOException("Its manifest has an unknown version" + advice);
    }
    byte[] mac = HexFormat.of().parseHex(text.substring(text.length() - 69, text.length() - 5));
    return new Manifest(new String(bytes, StandardCharsets.UTF_8), Arrays.copyOf(bytes, start), mac, advice);
  }

  private void authenticate(Manifest manifest) throws IOException, GeneralSecurityException {
    byte[] macKey = hkdf(new byte[32], ascii("dbackup/1/manifest-mac"), 32);
    if (manifest != null && !MessageDigest.isEqual(hmac(macKey, manifest.covered), manifest.mac)) {
      throw new IOException("Its manifest was changed, or belongs to another key" + manifest.advice);
    }
  }

  /**
   * Fails unless the manifest lists these digests for this file. A search in the text does: inside JSON strings every
   * quotation mark is escaped, so none can imitate a member.
   */
  private static void compare(Path file, Manifest manifest, String stored, Optional<String> plain) throws IOException {
    if (manifest == null) {
      return;
    }
    int at = manifest.text.indexOf("\"storedSha256\": \"" + stored + "\"");
    if (at < 0) {
      throw new IOException("A foreign file, not the one the manifest describes: its digest differs" + manifest.advice);
    }
    Matcher path = PATH.matcher(manifest.text).region(manifest.text.lastIndexOf("\"path\": ", at), at);
    String name = path.find() ? lastPart(path.group(1)) : "";
    if (!name.equals(file.getFileName().toString()) && Files.exists(file.resolveSibling(name))) {
      throw new IOException("A foreign file: its content is that of " + name + manifest.advice);
    }
    if (plain.isPresent() && manifest.text.indexOf("\"plainSha256\": \"" + plain.get() + "\"", at) < 0) {
      throw new IOException("The unpacked dump is not the one the manifest describes: its digest differs" + manifest.advice);
    }
  }

  private void decrypt(Path file, Manifest manifest) throws IOException, GeneralSecurityException {
    MessageDigest storedDigest = MessageDigest.getInstance("SHA-256");
    try (InputStream stored = new DigestInputStream(Files.newInputStream(file), storedDigest)) {
      Header header = readHeader(stored);
      if (options.containsKey("--info")) {
        System.out.println(printable(file + "\n  " + header.context + "\n  needs the key of profile " + header.profileId));
        return;
      }
      if (!MessageDigest.isEqual(hkdf(header.part(16, 48), ascii("dbackup/1/key-check"), 16), header.part(55, 71))) {
        throw new IOException("The key does not open this file. It needs the key of the encryption profile " + header.profileId
            + " (if that is the key you use, the header was changed)");
      }
      authenticate(manifest);
      boolean gunzip = header.compression.equals("GZIP");
      Path target = target(file, gunzip);
      if (Files.exists(target) && !options.containsKey("--force")) {
        throw new IOException(target + " exists already; move it away or use --force");
      }
      Path partial = target.resolveSibling(target.getFileName() + ".partial");
      try {
        MessageDigest plainDigest = MessageDigest.getInstance("SHA-256");
        try (OutputStream result = new DigestOutputStream(Files.newOutputStream(partial), plainDigest)) {
          partial.toFile().setReadable(false, false);
          partial.toFile().setReadable(true, true); // for the owner alone
          InputStream plain = new Segments(header, stored);
          (gunzip ? new GZIPInputStream(plain, 1 << 16) : plain).transferTo(result);
          plain.transferTo(OutputStream.nullOutputStream());
        }
        boolean digested = manifest != null && manifest.text.contains("\"plainSha256\": \"");
        boolean whole = digested && !header.compression.equals("ZSTD"); // else the tags prove it
        compare(file, manifest, hex(storedDigest), whole ? Optional.of(hex(plainDigest)) : Optional.empty());
        try (FileChannel written = FileChannel.open(partial, StandardOpenOption.WRITE)) {
          written.force(true);
        }
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
      String compared = manifest == null ? " (verified; no manifest to compare with)" : " (equal to the manifest)";
      String next = header.compression.equals("ZSTD") ? "\n        still compressed; run: zstd -d \"" + target + "\"" : "";
      System.out.println("OK      " + target + compared + next);
    }
  }

  private static Path target(Path file, boolean gunzip) {
    String name = file.getFileName().toString();
    name = name.endsWith(".enc") ? name.substring(0, name.length() - 4) : name + ".decrypted";
    return file.resolveSibling(gunzip ? name.replaceFirst("\\.gz$", "") : name);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Header readHeader(InputStream stored) throws IOException {
    byte[] start = stored.readNBytes(12);
    if (!Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
      throw new IOException("Not a file that DBackup encrypted (a .gz file is read by gunzip, a .zst file by zstd -d)");
    }
    if (start.length == 12 && (start[8] != 1 || start[9] != 1)) {
      throw new IOException("Unknown format version " + start[8] + ": use the recovery kit of a newer release");
    }
    int length = start.length < 12 ? 0 : Short.toUnsignedInt(ByteBuffer.wrap(start).getShort(10));
    byte[] bytes = Arrays.copyOf(start, Math.max(length, 12));
    if (length < 74 || length > 16_384 || stored.readNBytes(bytes, 12, length - 12) < length - 12) {
      throw new IOException("The file is cut off within its header, or the header was changed");
    }
    int profile = Byte.toUnsignedInt(bytes[71]);
    int context = 74 + profile;
    int segmentSize = ByteBuffer.wrap(bytes).getInt(12);
    if (profile == 0 || context > length || segmentSize < 4_096 || segmentSize > 65_536
        || context + Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(72 + profile)) != length) {
      throw new IOException("The header was changed");
    }
    String json = new String(bytes, context, length - context, StandardCharsets.UTF_8);
    Matcher compression = Pattern.compile("\"compression\": *\"(NONE|GZIP|ZSTD)\"").matcher(json);
    if (!compression.find()) {
      throw new IOException("The header was changed");
    }
    String profileId = new String(bytes, 72, profile, StandardCharsets.US_ASCII);
    return new Header(bytes, segmentSize, profileId, json, compression.group(1));
  }

  /** The plaintext of the segments. Nothing is given of a segment before it was verified. */
  private final class Segments extends InputStream {
    private final Header header;
    private final InputStream stored;
    private final SecretKeySpec fileKey;
    private byte[] ahead;
    private byte[] plain = {};
    private int at;
    private long index;

    Segments(Header header, InputStream stored) throws IOException, GeneralSecurityException {
      this.header = header;
      this.stored = stored;
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(header.bytes);
      this.fileKey = new SecretKeySpec(hkdf(header.part(16, 48), concat(ascii("dbackup/1/segments"), digest), 32), "AES");
      this.ahead = stored.readNBytes(header.segmentSize);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      while (at == plain.length) {
        if (ahead == null) {
          return -1;
        }
        plain = next();
        at = 0;
      }
      int part = Math.min(length, plain.length - at);
      System.arraycopy(plain, at, target, offset, part);
      at += part;
      return part;
    }

    private byte[] next() throws IOException {
      byte[] segment = ahead;
      byte[] following = stored.readNBytes(header.segmentSize);
      boolean last = following.length == 0;
      byte[] opened = open(segment, last);
      if (opened == null || (opened.length == 0 && index > 0)) {
        boolean cut = segment.length == 0 || (last && open(segment, false) != null);
        throw new IOException("Segment " + index + " at byte " + (header.bytes.length + index * header.segmentSize)
            + " does not verify: the file " + (cut ? "is cut off here" : "was changed, cut off or extended"));
      }
      index++;
      ahead = last ? null : following;
      return opened;
    }

    private byte[] open(byte[] segment, boolean last) throws IOException {
      if (segment.length < 16 || index > 0xffffffffL) {
        return null;
      }
      byte[] nonce = ByteBuffer.allocate(12).put(header.part(48, 55)).putInt((int) index).put((byte) (last ? 1 : 0)).array();
      try {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, fileKey, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(header.bytes);
        return cipher.doFinal(segment);
      } catch (AEADBadTagException e) {
        return null;
      } catch (GeneralSecurityException e) {
        throw new IOException(e);
      }
    }
  }

  private byte[] hkdf(byte[] salt, byte[] info, int length) throws GeneralSecurityException {
    return Arrays.copyOf(hmac(hmac(salt, key), concat(info, new byte[] {1})), length);
  }

  private static byte[] hmac(byte[] key, byte[] bytes) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] concat(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
