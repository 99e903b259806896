package io.dbackup.recovery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A recovery kit as a user has it: unpacked in a folder, its programs run as processes with an
 * empty environment.
 */
record UnpackedKit(Path folder, List<String> names) {
  /** What a program did. */
  record Outcome(int status, String output) {}

  static UnpackedKit of(RecoveryKit kit, Path parent) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    kit.writeTo(zip);
    Path folder = Files.createDirectory(parent.resolve("recovery kit"));
    List<String> names = new ArrayList<>();
    ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()));
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      names.add(entry.getName());
      Files.write(folder.resolve(entry.getName()), entries.readAllBytes());
    }
    return new UnpackedKit(folder, names);
  }

  String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  Outcome run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    assert process.waitFor(1, TimeUnit.MINUTES) : Arrays.toString(command);
    return new Outcome(process.exitValue(), output);
  }
}
