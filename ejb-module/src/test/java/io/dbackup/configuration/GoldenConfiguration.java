package io.dbackup.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the golden files of a new format version of the configuration, once: run it with a new,
 * empty folder as argument. It overwrites nothing.
 */
final class GoldenConfiguration {
  static final String DOCUMENT = "configuration.json";
  static final String FILE = "configuration.json.zst.enc";

  private GoldenConfiguration() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectory(Path.of(arguments[0]));
    try (TestInstance instance = TestInstance.full()) {
      ConfigurationDocument document = instance.document();
      Files.write(folder.resolve(DOCUMENT), document.toBytes());
      byte[] file =
          instance.call(
              parts ->
                  parts
                      .files()
                      .pack(document, TestInstance.PROFILE, "backup-1", TestInstance.CREATED)
                      .bytes());
      Files.write(folder.resolve(FILE), file);
    }
  }
}
