package io.dbackup.product.fuzz;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Values that programs have been known to stumble over. */
final class OddValues {
  /** No address and no folder of this machine: some are tried out as host names and folders. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\t\r\n",
          "\u0000",
          "a\u0000b",
          "\u0001\u001b[31m\u007f",
          "\u0085\u2028\u2029",
          "\ufeffbom",
          "\u202eright to left",
          "e\u0301 \u00e9 \ufb01 \u1e9b\u0323",
          "\ud83d\ude00\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\ud800",
          "\udfff\ud800",
          "\uffff\ufffe",
          "../../../../etc/passwd",
          "..\\..\\windows",
          "/etc/passwd",
          "file:///etc/passwd",
          "a/./b//c/..",
          "%2e%2e%2f",
          "%00",
          "%zz",
          "' or '1'='1",
          "\"; drop table users; --",
          "${jndi:ldap://127.0.0.1:1/a}",
          "{{7*7}} #{7*7} <%= 7*7 %>",
          "$(touch /tmp/fuzzed) `id` | ; & \n id",
          "--help",
          "-",
          "*",
          "%s%n%d%x",
          "null",
          "undefined",
          "true",
          "NaN",
          "0",
          "-1",
          "1e400",
          "99999999999999999999",
          "2025-02-30T25:61:61Z",
          "-999999999-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59.999999999Z",
          "2025-01-15T10:00:00+18:00",
          "0000-00-00",
          "* * * * *",
          "0 0 31 2 *",
          "*/0 * * * *",
          "60 24 32 13 8",
          "@reboot",
          "admin@example.org",
          "********",
          "SuperAdmin",
          "dbackup_",
          "Bearer x");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "1.5",
          "1e2",
          "1e-400",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775808",
          "1e19",
          "1e308",
          "1e309",
          "1E+2147483647",
          "123456789012345678901234567890123456789012345678901234567890",
          "0.1000000000000000055511151231257827021181583404541015625");

  private static final int DEEP = 60;
  private static final int TOO_DEEP = 70;
  private static final int LONG = 5000;
  private static final int MANY = 1100;

  private final Random random;

  OddValues(Random random) {
    this.random = random;
  }

  String text() {
    return switch (random.nextInt(12)) {
      case 0 -> "x".repeat(random.nextInt(LONG));
      case 1 -> "\ud83d\ude00".repeat(random.nextInt(LONG / 10));
      case 2 -> random(40);
      default -> TEXTS.get(random.nextInt(TEXTS.size()));
    };
  }

  /** Any code units, also those that are no characters. */
  private String random(int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most); i >= 0; i--) {
      text.append((char) random.nextInt(Character.MAX_VALUE + 1));
    }
    return text.toString();
  }

  JsonValue value() {
    return switch (random.nextInt(10)) {
      case 0 -> JsonValue.NULL;
      case 1 -> JsonValue.TRUE;
      case 2 -> JsonValue.FALSE;
      case 3, 4 -> number();
      case 5 -> list();
      case 6 -> object();
      case 7 -> nested(random.nextInt(5) == 0 ? TOO_DEEP : DEEP);
      default -> Json.createValue(text());
    };
  }

  private JsonValue number() {
    return Json.createValue(new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size()))));
  }

  private JsonValue list() {
    JsonArrayBuilder list = Json.createArrayBuilder();
    for (int i = random.nextInt(random.nextInt(50) == 0 ? MANY : 4); i > 0; i--) {
      list.add(random.nextInt(MANY) == 0 ? value() : Json.createValue(random(9)));
    }
    return list.build();
  }

  private JsonValue object() {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      object.add(text(), random.nextBoolean() ? JsonValue.NULL : value());
    }
    return object.build();
  }

  private JsonValue nested(int depth) {
    JsonValue value = Json.createValue(text());
    for (int i = 0; i < depth; i++) {
      value =
          random.nextBoolean()
              ? Json.createArrayBuilder().add(value).build()
              : Json.createObjectBuilder().add("a", value).build();
    }
    return value;
  }
}
