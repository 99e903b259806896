package io.dbackup.adapter.storage.local;

import io.dbackup.error.BackupException;
import io.dbackup.spi.AdapterException;
import io.dbackup.spi.AdapterFailure;
import io.dbackup.spi.storage.ContentFingerprint;
import io.dbackup.spi.storage.StoragePath;
import io.dbackup.spi.storage.StorageSession;
import io.dbackup.spi.storage.StoredObject;
import io.dbackup.spi.storage.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Work in one folder. Nothing is kept open between calls but uploads. */
final class LocalStorageSession implements StorageSession {
  private final BaseFolder base;
  private final List<LocalUpload> uploads = new ArrayList<>();

  LocalStorageSession(BaseFolder base) {
    this.base = base;
  }

  @Override
  public void ping() {
    Path folder = base.real();
    if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
      throw new AdapterException(
          AdapterFailure.DENIED,
          "The account this server runs under may not read the folder " + folder + ".");
    }
  }

  @Override
  public void verifyAccess() {
    byte[] sent = "DBackup probe".getBytes(StandardCharsets.UTF_8);
    Path folder = base.real();
    UnfinishedFile probe = UnfinishedFile.create(folder, folder.resolve("probe"));
    try (FileChannel channel = probe.channel()) {
      channel.write(ByteBuffer.wrap(sent));
      channel.force(true);
      if (!Arrays.equals(Files.readAllBytes(probe.path()), sent)) {
        throw new AdapterException(
            AdapterFailure.INTEGRITY,
            "A file written to " + folder + " came back with other content.");
      }
    } catch (IOException e) {
      throw LocalErrors.classify("write a file in " + folder, folder, e);
    } finally {
      remove(probe.path(), folder);
    }
  }

  private static void remove(Path file, Path folder) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw LocalErrors.classify("delete a file in " + folder, folder, e);
    }
  }

  @Override
  public Upload beginUpload(StoragePath path) {
    LocalUpload upload = LocalUpload.begin(base, path);
    uploads.add(upload);
    return upload;
  }

  @Override
  public InputStream read(StoragePath path, long offset) {
    Path file = base.file(path);
    try {
      return FileContent.open(file, offset);
    } catch (IOException e) {
      throw LocalErrors.classify("read \"" + path + "\"", base.real(), e);
    }
  }

  @Override
  public Optional<StoredObject> stat(StoragePath path) {
    Path file = base.file(path);
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          ? Optional.of(
              new StoredObject(path, attributes.size(), attributes.lastModifiedTime().toInstant()))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw LocalErrors.classify("look at \"" + path + "\"", base.real(), e);
    }
  }

  @Override
  public Stream<StoredObject> list(StoragePath prefix) {
    return new LocalListing(base, prefix).objects().stream();
  }

  @Override
  public Optional<Long> freeBytes() {
    Path folder = base.real();
    try {
      return Optional.of(Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      throw LocalErrors.classify("ask for the free space of " + folder, folder, e);
    }
  }

  @Override
  public void delete(StoragePath path) {
    Path folder = base.real();
    Path file = base.file(path);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new AdapterException(
          AdapterFailure.PERMANENT, "\"" + path + "\" is a folder, not an object.");
    }
    try {
      if (Files.deleteIfExists(file)) {
        Directories.forceIfThere(file.getParent());
      }
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new AdapterException(
            AdapterFailure.PERMANENT, "\"" + path + "\" is still there after it was deleted.");
      }
      Directories.removeEmpty(folder, file.getParent());
    } catch (IOException e) {
      throw LocalErrors.classify("delete \"" + path + "\"", folder, e);
    }
  }

  @Override
  public void confirm(StoragePath path, ContentFingerprint expected) {
    Path file = base.file(path);
    StoredBytes.Content found;
    try {
      found = StoredBytes.of(file);
    } catch (IOException e) {
      throw LocalErrors.classify("re-read \"" + path + "\"", base.real(), e);
    }
    if (found.size() != expected.size() || found.crc32c() != expected.crc32c()) {
      throw new AdapterException(
          AdapterFailure.INTEGRITY,
          "\""
              + path
              + "\" is not what was sent: "
              + expected.size()
              + " bytes were sent, "
              + found.size()
              + " bytes are there"
              + (found.size() == expected.size() ? ", with other content." : "."));
    }
  }

  @Override
  public void discardUncommitted(StoragePath prefix) {
    Path folder = base.real();
    List<Path> files = new ArrayList<>(new LocalListing(base, prefix).unfinished());
    try {
      if (!prefix.equals(StoragePath.ROOT)) {
        files.addAll(UnfinishedFile.of(base.file(prefix)));
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
        Directories.removeEmpty(folder, file.getParent());
      }
    } catch (IOException e) {
      throw LocalErrors.classify("remove what is unfinished of \"" + prefix + "\"", folder, e);
    }
  }

  @Override
  public void close() {
    BackupException failure = null;
    for (LocalUpload upload : uploads) {
      try {
        upload.close();
      } catch (BackupException e) {
        failure = failure == null ? e : failure;
      }
    }
    uploads.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
