package io.dbackup.adapter.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DatabaseNameFilterTest {
  private static byte[] filtered(byte[] bytes, Random blocks) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DatabaseNameFilter filter = new DatabaseNameFilter("so`urce", "täget", out);
    int at = 0;
    while (at < bytes.length) {
      int length =
          Math.min(bytes.length - at, blocks == null ? bytes.length : 1 + blocks.nextInt(40));
      filter.write(bytes, at, length);
      at += length;
    }
    filter.finish();
    return out.toByteArray();
  }

  private static void assertFiltered(String from, String to) throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random blocks = seed == 0 ? null : new Random(seed);
      byte[] result = filtered(from.getBytes(StandardCharsets.UTF_8), blocks);
      assertThat(new String(result, StandardCharsets.UTF_8)).isEqualTo(to);
    }
  }

  @Test
  void theNameShouldBeReplacedAtTheBeginningOfLines() throws IOException {
    assertFiltered(
        "ALTER DATABASE `so``urce` CHARACTER SET latin2 COLLATE x ;\nINSERT\nALTER DATABASE `so``urce` CHARACTER SET latin2 COLLATE y ;;\n",
        "ALTER DATABASE `täget` CHARACTER SET latin2 COLLATE x ;\nINSERT\nALTER DATABASE `täget` CHARACTER SET latin2 COLLATE y ;;\n");
  }

  @Test
  void everythingElseShouldPassUnchanged() throws IOException {
    for (String text :
        new String[] {
          "",
          "\n",
          "ALTER DATABASE `so``urce` CHARACTER SET",
          "ALTER DATABASE `so",
          "ALTER DATABASE `other` CHARACTER SET x ;\n",
          " ALTER DATABASE `so``urce` CHARACTER SET x ;\n",
          "x ALTER DATABASE `so``urce` CHARACTER SET x ;\n",
          "ALTER DATABASE ALTER DATABASE `so``urce` CHARACTER SET x ;\n",
          "ALTER\nALTER DATABASE `so``urce`\n\nALTER DATABASE\n"
        }) {
      assertFiltered(text, text);
    }
  }

  @Test
  void randomBytesShouldPassUnchanged() throws IOException {
    byte[] bytes = new byte[1 << 20];
    new Random(1).nextBytes(bytes);
    assertThat(filtered(bytes, null)).isEqualTo(bytes);
    assertThat(filtered(bytes, new Random(2))).isEqualTo(bytes);
  }
}
