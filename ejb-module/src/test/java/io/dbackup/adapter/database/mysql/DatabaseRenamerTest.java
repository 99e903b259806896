package io.dbackup.adapter.database.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DatabaseRenamerTest {
  private static byte[] renamed(byte[] bytes, Random blocks) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DatabaseRenamer renamer = new DatabaseRenamer("so`urce", "täget", out);
    int at = 0;
    while (at < bytes.length) {
      int length =
          Math.min(bytes.length - at, blocks == null ? bytes.length : 1 + blocks.nextInt(40));
      renamer.write(bytes, at, length);
      at += length;
    }
    renamer.finish();
    return out.toByteArray();
  }

  private static void assertRenamed(String from, String to) throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random blocks = seed == 0 ? null : new Random(seed);
      byte[] result = renamed(from.getBytes(StandardCharsets.UTF_8), blocks);
      assertThat(new String(result, StandardCharsets.UTF_8)).isEqualTo(to);
    }
  }

  @Test
  void alterDatabaseShouldNameTheTarget() throws IOException {
    assertRenamed(
        "ALTER DATABASE `so``urce` CHARACTER SET latin2 COLLATE x ;\nINSERT\nALTER DATABASE `so``urce` CHARACTER SET latin2 COLLATE y ;;\n",
        "ALTER DATABASE `täget` CHARACTER SET latin2 COLLATE x ;\nINSERT\nALTER DATABASE `täget` CHARACTER SET latin2 COLLATE y ;;\n");
  }

  @Test
  void sequencesInDefaultsShouldBeThoseOfTheTarget() throws IOException {
    assertRenamed(
        "CREATE TABLE `a;\nb` (\n  `so``urce` int DEFAULT nextval(`so``urce`.`s`) COMMENT 'nextval(`so``urce`.`s`)\\';\n',\n"
            + "  KEY `so``urce` (`x`)\n) ENGINE=InnoDB;\nDEFAULT nextval(`so``urce`.`s`)\n",
        "CREATE TABLE `a;\nb` (\n  `so``urce` int DEFAULT nextval(`täget`.`s`) COMMENT 'nextval(`so``urce`.`s`)\\';\n',\n"
            + "  KEY `so``urce` (`x`)\n) ENGINE=InnoDB;\nDEFAULT nextval(`so``urce`.`s`)\n");
  }

  @Test
  void qualifiedNamesInViewsShouldBeThoseOfTheTargetAndAliasesStay() throws IOException {
    assertRenamed(
        "/*!50001 VIEW `v` AS select `so``urce`.`f`(`so``urce`.`a`) AS `x`,`so``urce`.`t`.`b`,'`so``urce`.`f`(' from `t` `so``urce` */;\n",
        "/*!50001 VIEW `v` AS select `täget`.`f`(`so``urce`.`a`) AS `x`,`täget`.`t`.`b`,'`so``urce`.`f`(' from `t` `so``urce` */;\n");
  }

  @Test
  void everythingElseShouldPassUnchanged() throws IOException {
    for (String text :
        new String[] {
          "",
          "\n",
          "ALTER DATABASE `so``urce` CHARACTER SET",
          "ALTER DATABASE `so",
          "CREATE TABLE `",
          "CREATE TABLE `never ends",
          "ALTER DATABASE `other` CHARACTER SET x ;\n",
          " ALTER DATABASE `so``urce` CHARACTER SET x ;\n",
          "x ALTER DATABASE `so``urce` CHARACTER SET x ;\n",
          "ALTER DATABASE ALTER DATABASE `so``urce` CHARACTER SET x ;\n",
          "ALTER\nALTER DATABASE `so``urce`\n\nALTER DATABASE\n",
          "INSERT INTO `t` VALUES ('nextval(`so``urce`.`s`)'),\n('CREATE TABLE `x`');\n"
        }) {
      assertRenamed(text, text);
    }
  }

  @Test
  void randomBytesShouldPassUnchanged() throws IOException {
    byte[] bytes = new byte[1 << 20];
    new Random(1).nextBytes(bytes);
    assertThat(renamed(bytes, null)).isEqualTo(bytes);
    assertThat(renamed(bytes, new Random(2))).isEqualTo(bytes);
  }
}
