package io.dbackup.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;

/**
 * A file like a PostgreSQL dump, the same on every machine: two fifths narrow rows padded with
 * blanks as pgbench makes them, three fifths orders with a uuid, text and JSON. Zstandard 3 makes
 * about an eighth of it.
 */
final class SampleDump {
  /** Size in MB of 1,000,000 bytes. */
  static final int MEGABYTES = 256;

  private static final String[] WORDS =
      ("alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november"
              + " oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu")
          .split(" ");

  private SampleDump() {}

  static Path create() throws IOException {
    Path file = Files.createTempFile("sample", ".dump");
    Random random = new Random(20_261_101);
    long size = MEGABYTES * 1_000_000L;
    long written = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      for (int row = 1; written < size; row++) {
        String line = written < size * 2 / 5 ? account(row) : order(row, random);
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        int length = (int) Math.min(bytes.length, size - written);
        out.write(bytes, 0, length);
        written += length;
      }
    }
    return file;
  }

  private static String account(int row) {
    return row + "\t" + (row / 100_000 + 1) + "\t0\t" + " ".repeat(84) + "\n";
  }

  private static String order(int row, Random random) {
    StringBuilder line = new StringBuilder(400);
    line.append(row).append('\t').append(new UUID(random.nextLong(), random.nextLong()));
    line.append("\tcustomer").append(random.nextInt(50_000)).append("@example.com\t2026-1");
    line.append(random.nextInt(3)).append("-1").append(random.nextInt(10)).append(" 12:00:00+00\t");
    for (int i = 0; i < 12; i++) {
      line.append(word(random)).append(' ');
    }
    line.append("\t{\"sku\": \"SKU-").append(random.nextInt(10_000));
    line.append("\", \"qty\": ").append(random.nextInt(9));
    line.append(", \"price\": ").append(random.nextInt(10_000) / 100.0);
    line.append(", \"tags\": [\"").append(word(random)).append("\", \"").append(word(random));
    line.append("\"], \"status\": \"shipped\", \"currency\": \"EUR\"}\n");
    return line.toString();
  }

  private static String word(Random random) {
    return WORDS[random.nextInt(WORDS.length)];
  }
}
