package io.dbackup.pipeline;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import io.dbackup.job.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Zstandard: one frame with content checksum. Compresses on native threads, so that the caller
 * reads and encrypts meanwhile. Works on the native library's stream functions rather than on its
 * stream classes, because those take a stream of nothing, and several frames in a row, for good.
 */
public final class ZstdStage implements StreamStage {
  /** Largest window a frame may ask for, 2^23 = 8 MiB: the largest that levels up to 19 use. */
  static final int MAX_WINDOW_LOG = 23;

  /**
   * Bytes a native thread takes at once, 2 MiB: keeps several threads busy with small dumps and
   * their memory small.
   */
  private static final int JOB_SIZE = 2 * 1024 * 1024;

  /**
   * How much of a window a thread reads again before its own bytes: an eighth, as the library's
   * usual levels do. The whole window that the highest levels ask for makes their pieces 8 MiB and
   * more, of which a cancelled run could not let go for a minute.
   */
  private static final int OVERLAP_LOG = 6;

  private static final int MAX_WORKERS = 4;

  private final int level;
  private final int workers;

  /**
   * Compresses on as many native threads as there are processors, at most four.
   *
   * @param level 1 to 19
   */
  public ZstdStage(int level) {
    this(level, Math.min(MAX_WORKERS, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * @param workers native threads; 0 compresses on the calling thread
   */
  ZstdStage(int level, int workers) {
    this.level = Compression.ZSTD.requireLevel(level);
    this.workers = workers;
  }

  @Override
  public StageOutput encode(OutputStream next) {
    return new ZstdOutput(next, level, workers);
  }

  @Override
  public InputStream decode(InputStream previous) {
    return new ZstdInput(previous);
  }

  private static final class ZstdOutput extends StageOutput {
    private static final int BLOCK = 128 * 1024;

    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private final ByteBuffer source = ByteBuffer.allocateDirect(BLOCK);
    private final ByteBuffer target = ByteBuffer.allocateDirect(BLOCK);
    private final byte[] compressed = new byte[BLOCK];

    ZstdOutput(OutputStream next, int level, int workers) {
      super(next);
      context.setLevel(level).setChecksum(true).setWorkers(workers);
      if (workers > 0) {
        context.setJobSize(JOB_SIZE).setOverlapLog(OVERLAP_LOG);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ensureOpen();
      int at = offset;
      int end = offset + length;
      while (at < end) {
        int part = Math.min(end - at, source.remaining());
        source.put(bytes, at, part);
        at += part;
        if (!source.hasRemaining()) {
          source.flip();
          while (source.hasRemaining()) {
            compress(EndDirective.CONTINUE);
          }
          source.clear();
        }
      }
    }

    @Override
    protected void writeEnd() throws IOException {
      source.flip();
      boolean done = false;
      while (!done) {
        done = compress(EndDirective.END);
      }
    }

    private boolean compress(EndDirective directive) throws IOException {
      boolean done;
      try {
        done = context.compressDirectByteBufferStream(target, source, directive);
      } catch (ZstdException e) {
        throw new IOException("Zstandard cannot compress: " + e.getMessage(), e);
      }
      target.flip();
      int length = target.remaining();
      if (length > 0) {
        target.get(compressed, 0, length);
        next().write(compressed, 0, length);
      }
      target.clear();
      return done;
    }

    @Override
    protected void release() {
      context.close();
    }
  }

  private static final class ZstdInput extends DecompressingInput {
    private static final byte[] MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private final ByteBuffer source = ByteBuffer.allocateDirect(BLOCK).limit(0);
    private final ByteBuffer target = ByteBuffer.allocateDirect(BLOCK);
    private final byte[] stored = new byte[BLOCK];
    private boolean started;

    ZstdInput(InputStream previous) {
      super(previous);
      context.setLongMax(MAX_WINDOW_LOG);
    }

    @Override
    protected int decompress(byte[] plain) throws IOException {
      target.clear();
      if (!started) {
        refill();
      }
      boolean done = decompressBlock();
      // The library may hold output while it has consumed all input, so input is fetched only when
      // nothing comes.
      while (!done && target.position() == 0) {
        if (!source.hasRemaining()) {
          refill();
        }
        done = decompressBlock();
      }
      if (done) {
        if (source.hasRemaining()) {
          throw trailingBytes();
        }
        markEnd();
      }
      target.flip();
      int length = target.remaining();
      target.get(plain, 0, length);
      return length;
    }

    private boolean decompressBlock() throws DamagedBackupException {
      try {
        return context.decompressDirectByteBufferStream(target, source);
      } catch (ZstdException e) {
        throw new DamagedBackupException("The Zstandard data is damaged: " + e.getMessage(), e);
      }
    }

    private void refill() throws IOException {
      int read = readStored(stored);
      if (!started) {
        started = true;
        // Skippable frames and formats of old releases would otherwise pass.
        if (read < MAGIC.length || !Arrays.equals(stored, 0, 4, MAGIC, 0, 4)) {
          throw new DamagedBackupException("The data is not a Zstandard frame");
        }
      }
      source.clear();
      source.put(stored, 0, read).flip();
    }

    @Override
    protected void release() {
      context.close();
    }
  }
}
