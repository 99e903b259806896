package io.dbackup.adapter.storage.local;

import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a file up to the length it had when it was opened; a file that became shorter
 * meanwhile is an error.
 */
final class FileContent extends InputStream {
  private final FileChannel channel;
  private long left;

  private FileContent(FileChannel channel, long left) {
    this.channel = channel;
    this.left = left;
  }

  static FileContent open(Path file, long offset) throws IOException {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(file.toString());
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try {
      long size = channel.size();
      if (offset < 0 || offset > size) {
        throw new AdapterException(
            AdapterFailure.PERMANENT,
            "Offset " + offset + " is outside the object, which has " + size + " bytes.");
      }
      channel.position(offset);
      return new FileContent(channel, size - offset);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int count = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left)));
    if (count < 0) {
      throw new EOFException(
          "The file became shorter while it was read; " + left + " bytes are missing.");
    }
    left -= count;
    return count;
  }

  @Override
  public int available() {
    return (int) Math.min(left, Integer.MAX_VALUE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
