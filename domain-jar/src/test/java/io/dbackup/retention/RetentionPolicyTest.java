package io.dbackup.retention;

import static io.dbackup.json.PlatformJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.retention.RetentionPolicy.Mode;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionPolicyTest {
  private static final RetentionPolicy SIMPLE = new RetentionPolicy(Mode.SIMPLE, 7, 0, 0, 0, 0);
  private static final RetentionPolicy SMART = new RetentionPolicy(Mode.SMART, 0, 7, 4, 12, 2);

  @Test
  void parsingTheJsonFormShouldGiveAnEqualPolicy() {
    assertThat(RetentionPolicy.parse(RetentionPolicy.KEEP_ALL.toJson()))
        .isEqualTo(RetentionPolicy.KEEP_ALL);
    assertThat(RetentionPolicy.parse(SIMPLE.toJson())).isEqualTo(SIMPLE);
    assertThat(RetentionPolicy.parse(SMART.toJson())).isEqualTo(SMART);
  }

  @Test
  void theJsonFormShouldBeThatOfTheApi() {
    assertThat(RetentionPolicy.KEEP_ALL.toJson()).isEqualTo(json("{'mode':'NONE'}"));
    assertThat(SIMPLE.toJson()).isEqualTo(json("{'mode':'SIMPLE','simple':{'keepCount':7}}"));
    assertThat(SMART.toJson())
        .isEqualTo(json("{'mode':'SMART','smart':{'daily':7,'weekly':4,'monthly':12,'yearly':2}}"));
  }

  @Test
  void nothingShouldMeanKeepingEverything() {
    assertThat(RetentionPolicy.parse(null)).isEqualTo(RetentionPolicy.KEEP_ALL);
    assertThat(parse("{}")).isEqualTo(RetentionPolicy.KEEP_ALL);
    assertThat(parse("{'mode':'NONE'}")).isEqualTo(RetentionPolicy.KEEP_ALL);
  }

  @Test
  void theSmallestAndTheLargestNumbersShouldBeAccepted() {
    assertThat(parse(simple("1")).keepCount()).isEqualTo(1);
    assertThat(parse(simple("10000")).keepCount()).isEqualTo(RetentionPolicy.MAX_COUNT);
    assertThat(parse(smart("'daily':0,'weekly':10000,'monthly':0,'yearly':1")))
        .isEqualTo(new RetentionPolicy(Mode.SMART, 0, 0, 10_000, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"daily", "weekly", "monthly", "yearly"})
  void oneTierShouldBeEnoughAndTheOthersZero(String tier) {
    RetentionPolicy policy = parse(smart("'" + tier + "':3"));

    assertThat(policy)
        .isEqualTo(
            new RetentionPolicy(
                Mode.SMART,
                0,
                tier.equals("daily") ? 3 : 0,
                tier.equals("weekly") ? 3 : 0,
                tier.equals("monthly") ? 3 : 0,
                tier.equals("yearly") ? 3 : 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'simple':{'keepCount':7}}",
        "{'mode':null}",
        "{'mode':1}",
        "{'mode':true}",
        "{'mode':['SIMPLE']}",
        "{'mode':{}}",
        "{'mode':''}",
        "{'mode':'simple','simple':{'keepCount':7}}",
        "{'mode':' NONE'}",
        "{'mode':'FOREVER'}"
      })
  void aModeThatIsNotOneShouldBeRefusedByName(String json) {
    assertInvalid(json, "retention.mode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'mode':'SIMPLE'}",
        "{'mode':'SIMPLE','simple':null}",
        "{'mode':'SIMPLE','simple':7}",
        "{'mode':'SIMPLE','simple':'7'}",
        "{'mode':'SIMPLE','simple':[7]}",
        "{'mode':'SIMPLE','smart':{'daily':7}}"
      })
  void simpleWithoutItsObjectShouldBeRefusedByName(String json) {
    assertInvalid(json, "retention.simple");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'mode':'SMART'}",
        "{'mode':'SMART','smart':null}",
        "{'mode':'SMART','smart':7}",
        "{'mode':'SMART','smart':'7'}",
        "{'mode':'SMART','smart':[7]}",
        "{'mode':'SMART','simple':{'keepCount':7}}",
        "{'mode':'SMART','smart':{}}",
        "{'mode':'SMART','smart':{'daily':0,'weekly':0,'monthly':0,'yearly':0}}",
        "{'mode':'SMART','smart':{'keepCount':7}}"
      })
  void smartThatKeepsNothingShouldBeRefusedByName(String json) {
    assertInvalid(json, "retention.smart");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "'7'",
        "[7]",
        "{}",
        "-1",
        "10001",
        "1.5",
        "0.1",
        // What a narrowing to 32 or 64 bits would make a small number of.
        "2147483648",
        "4294967297",
        "-4294967295",
        "18446744073709551617",
        "-18446744073709551615",
        "1e400"
      })
  void aCountThatIsNoWholeNumberInItsLimitsShouldBeRefusedByName(String value) {
    assertInvalid(simple(value), "retention.simple.keepCount");
    for (String tier : new String[] {"daily", "weekly", "monthly", "yearly"}) {
      String before = tier.equals("daily") ? "" : "'daily':1,";
      assertInvalid(smart(before + "'" + tier + "':" + value), "retention.smart." + tier);
    }
  }

  @Test
  void simpleThatKeepsNothingShouldBeRefusedByName() {
    assertInvalid(simple("0"), "retention.simple.keepCount");
    assertInvalid("{'mode':'SIMPLE','simple':{}}", "retention.simple.keepCount");
  }

  private static void assertInvalid(String json, String field) {
    assertThatThrownBy(() -> parse(json))
        .as(json)
        .isInstanceOfSatisfying(
            BackupException.class,
            e -> {
              assertThat(e.category()).isEqualTo(ErrorCategory.INVALID);
              assertThat(e).hasMessageStartingWith(field + " ");
            });
  }

  private static String simple(String keepCount) {
    return "{'mode':'SIMPLE','simple':{'keepCount':" + keepCount + "}}";
  }

  private static String smart(String fields) {
    return "{'mode':'SMART','smart':{" + fields + "}}";
  }

  private static RetentionPolicy parse(String json) {
    return RetentionPolicy.parse(json(json));
  }

  /** Reads JSON in which apostrophes stand for quotes. */
  private static JsonObject json(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }
}
