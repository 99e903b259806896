package io.dbackup.pipeline;

import io.dbackup.job.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Gzip (RFC 1952): one member, without name or time. Not built on the JDK's GZIPInputStream, which
 * accepts several members and ignores garbage after them.
 */
public final class GzipStage implements StreamStage {
  /** Magic, method deflate, no flags, no time, no extra flags, unknown system. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private static final int TRAILER_LENGTH = 8;

  private final int level;

  /**
   * @param level 1 to 9
   */
  public GzipStage(int level) {
    this.level = Compression.GZIP.requireLevel(level);
  }

  @Override
  public StageOutput encode(OutputStream next) {
    return new GzipOutput(next, level);
  }

  @Override
  public InputStream decode(InputStream previous) {
    return new GzipInput(previous);
  }

  private static byte[] trailer(CRC32 crc, long length) {
    ByteBuffer trailer = ByteBuffer.allocate(TRAILER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    return trailer.putInt((int) crc.getValue()).putInt((int) length).array();
  }

  private static final class GzipOutput extends StageOutput {
    private final Deflater deflater;
    private final CRC32 crc = new CRC32();
    private final byte[] compressed = new byte[64 * 1024];
    private long count;
    private boolean started;

    GzipOutput(OutputStream next, int level) {
      super(next);
      this.deflater = new Deflater(level, true);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ensureOpen();
      writeHeader();
      crc.update(bytes, offset, length);
      count += length;
      deflater.setInput(bytes, offset, length);
      while (!deflater.needsInput()) {
        writeCompressed();
      }
    }

    @Override
    protected void writeEnd() throws IOException {
      writeHeader();
      deflater.finish();
      while (!deflater.finished()) {
        writeCompressed();
      }
      next().write(trailer(crc, count));
    }

    private void writeHeader() throws IOException {
      if (!started) {
        started = true;
        next().write(HEADER);
      }
    }

    private void writeCompressed() throws IOException {
      int length = deflater.deflate(compressed);
      if (length > 0) {
        next().write(compressed, 0, length);
      }
    }

    @Override
    protected void release() {
      deflater.end();
    }
  }

  private static final class GzipInput extends DecompressingInput {
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] stored = new byte[64 * 1024];
    private int storedLength;
    private long count;
    private boolean started;

    GzipInput(InputStream previous) {
      super(previous);
    }

    @Override
    protected int decompress(byte[] plain) throws IOException {
      if (!started) {
        started = true;
        readHeader();
      }
      int length = 0;
      while (length == 0 && !inflater.finished()) {
        if (inflater.needsInput()) {
          storedLength = readStored(stored);
          inflater.setInput(stored, 0, storedLength);
        }
        length = inflate(plain);
      }
      crc.update(plain, 0, length);
      count += length;
      if (inflater.finished()) {
        checkTrailer();
      }
      return length;
    }

    private int inflate(byte[] plain) throws DamagedBackupException {
      try {
        int length = inflater.inflate(plain);
        if (inflater.needsDictionary()) {
          throw new DamagedBackupException("The gzip data asks for a dictionary");
        }
        return length;
      } catch (DataFormatException e) {
        throw new DamagedBackupException("The gzip data is damaged", e);
      }
    }

    private void readHeader() throws IOException {
      storedLength = readStored(stored);
      if (storedLength < HEADER.length
          || !Arrays.equals(stored, 0, HEADER.length, HEADER, 0, HEADER.length)) {
        throw new DamagedBackupException(
            "The data does not start like a gzip file of this program");
      }
      inflater.setInput(stored, HEADER.length, storedLength - HEADER.length);
    }

    private void checkTrailer() throws IOException {
      int left = inflater.getRemaining();
      byte[] trailer = Arrays.copyOfRange(stored, storedLength - left, storedLength);
      if (left < TRAILER_LENGTH) {
        byte[] rest = new byte[TRAILER_LENGTH - left];
        int read = readStored(rest);
        trailer = Arrays.copyOf(trailer, left + read);
        System.arraycopy(rest, 0, trailer, left, read);
      }
      if (trailer.length > TRAILER_LENGTH) {
        throw trailingBytes();
      }
      if (!Arrays.equals(trailer, trailer(crc, count))) {
        throw new DamagedBackupException("The gzip checksum or length does not fit the data");
      }
      markEnd();
    }

    @Override
    protected void release() {
      inflater.end();
    }
  }
}
