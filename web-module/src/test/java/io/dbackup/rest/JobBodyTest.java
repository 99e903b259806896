package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.application.Change;
import io.dbackup.application.JobChanges;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.job.Compression;
import io.dbackup.job.JobDestination;
import io.dbackup.job.NotificationRule;
import io.dbackup.retention.RetentionPolicy;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobBodyTest {
  private static final String REQUIRED =
      "{'name':' Nightly ','schedule':'0 2 * * *','sourceId':'s1','destinationId':'d1'}";
  private static final RetentionPolicy NEWEST_14 =
      new RetentionPolicy(RetentionPolicy.Mode.SIMPLE, 14, 0, 0, 0, 0);

  @Test
  void theRequiredFieldsShouldBeEnough() throws ReflectiveOperationException {
    JobChanges job = created(REQUIRED);

    assertThat(job.name()).isEqualTo(Change.to("Nightly"));
    assertThat(job.schedule()).isEqualTo(Change.to("0 2 * * *"));
    assertThat(job.sourceId()).isEqualTo(Change.to("s1"));
    assertThat(job.destinationId()).isEqualTo(Change.to("d1"));
    assertThat(sent(job)).containsExactly("name", "schedule", "sourceId", "destinationId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "schedule", "sourceId", "destinationId"})
  void aRequiredFieldThatIsMissingEmptyOrNullShouldBeNamed(String field) {
    String missing = REQUIRED.replaceFirst("'" + field + "':'[^']*',?", "").replace(",}", "}");
    String empty = REQUIRED.replaceFirst("'" + field + "':'[^']*'", "'" + field + "':' '");
    String isNull = REQUIRED.replaceFirst("'" + field + "':'[^']*'", "'" + field + "':null");

    assertInvalid(field + " is required", () -> created(missing));
    assertInvalid(field + " must not be empty", () -> created(empty));
    assertInvalid(field + " is required", () -> created(isNull));
    assertInvalid(field + " is required", () -> changed("{'" + field + "':null}"));
  }

  @Test
  void aListOfDestinationsShouldStandForTheFirstOne() {
    JobChanges job =
        created(
            """
            {'name':'n','schedule':'* * * * *','sourceId':'s1','destinations':[{'configId':'d1'}]}
            """);

    assertThat(job.destinationId().sent()).isFalse();
    assertThat(job.destinations().value()).containsExactly(new JobDestination("d1", 0, null));
  }

  @Test
  void everyFieldShouldBeRead() throws ReflectiveOperationException {
    JobChanges job =
        changed(
            """
            {'name':'n','schedule':'*/5 8-18 * * MON-FRI','sourceId':'s1','destinationId':'d1',
             'destinations':[{'configId':'d2','priority':5},
               {'configId':'d1','priority':1,
                'retention':{'mode':'SIMPLE','simple':{'keepCount':14}}}],
             'enabled':false,'databases':['shop','crm','shop'],'compression':'GZIP',
             'compressionLevel':9,'encryptionProfileId':'p1','notificationIds':['c1'],
             'notificationEvents':{'success':false},
             'retention':{'mode':'SMART','smart':{'daily':7,'weekly':4}}}
            """);

    assertThat(sent(job)).hasSize(JobChanges.class.getRecordComponents().length);
    assertThat(job.schedule().value()).isEqualTo("*/5 8-18 * * MON-FRI");
    assertThat(job.destinations().value())
        .as("by priority")
        .containsExactly(new JobDestination("d1", 1, NEWEST_14), new JobDestination("d2", 5, null));
    assertThat(job.enabled().value()).isFalse();
    assertThat(job.databases().value()).as("each once").containsExactly("shop", "crm");
    assertThat(job.compression().value()).isEqualTo(Compression.GZIP);
    assertThat(job.compressionLevel().value()).isEqualTo(9);
    assertThat(job.encryptionProfileId().value()).isEqualTo("p1");
    assertThat(job.notificationIds().value()).containsExactly("c1");
    assertThat(job.notificationEvents().value().success()).isFalse();
    assertThat(job.notificationEvents().value().failure()).isTrue();
    assertThat(job.retention().value())
        .isEqualTo(new RetentionPolicy(RetentionPolicy.Mode.SMART, 0, 7, 4, 0, 0));
  }

  @Test
  void aChangeShouldNeedNoFieldAndUnknownOnesShouldNotMatter() throws ReflectiveOperationException {
    assertThat(sent(changed("{}"))).isEmpty();
    assertThat(sent(changed("{'id':'x','colour':{'red':[1]},'Name':7,'source':{'name':'x'}}")))
        .isEmpty();
  }

  @Test
  void nullShouldTakeAnOptionalFieldBackToItsDefault() throws ReflectiveOperationException {
    JobChanges job =
        changed(
            """
            {'enabled':null,'databases':null,'compression':null,'compressionLevel':null,
             'encryptionProfileId':null,'notificationIds':null,'notificationEvents':null,
             'retention':null}
            """);

    assertThat(sent(job)).hasSize(8);
    assertThat(job.enabled()).isEqualTo(Change.to(true));
    assertThat(job.databases()).isEqualTo(Change.to(List.of()));
    assertThat(job.compression()).isEqualTo(Change.to(Compression.NONE));
    assertThat(job.compressionLevel()).isEqualTo(Change.to(null));
    assertThat(job.encryptionProfileId()).isEqualTo(Change.to(null));
    assertThat(job.notificationIds()).isEqualTo(Change.to(List.of()));
    assertThat(job.notificationEvents().value().success()).isTrue();
    assertThat(job.retention()).isEqualTo(Change.to(RetentionPolicy.KEEP_ALL));
  }

  @Test
  void anEmptyProfileShouldMeanNoneAndAnEmptyRetentionToKeepAll() {
    assertThat(changed("{'encryptionProfileId':''}").encryptionProfileId())
        .isEqualTo(Change.to(null));
    assertThat(changed("{'retention':{}}").retention())
        .isEqualTo(Change.to(RetentionPolicy.KEEP_ALL));
  }

  @ParameterizedTest
  @CsvSource({
    "ALWAYS, true, true, true",
    "FAILURE_ONLY, false, true, true",
    "SUCCESS_ONLY, true, false, false"
  })
  void eventsShouldBeReadAsAWordToo(
      String word, boolean success, boolean partial, boolean failure) {
    NotificationRule rule =
        changed("{'notificationEvents':'" + word + "'}").notificationEvents().value();

    assertThat(rule.success()).isEqualTo(success);
    assertThat(rule.partial()).isEqualTo(partial);
    assertThat(rule.failure()).isEqualTo(failure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'name':5}|name must be a text",
        "{'schedule':['0 2 * * *']}|schedule must be a text",
        "{'schedule':'0 2 * *'}|schedule must have five fields",
        "{'schedule':'61 2 * * *'}|schedule: the minute is wrong",
        "{'sourceId':{}}|sourceId must be a text",
        "{'destinationId':true}|destinationId must be a text",
        "{'destinations':'d1'}|destinations must be a list of at least one object",
        "{'destinations':[]}|destinations must be a list of at least one object",
        "{'destinations':['d1']}|destinations[0] must be an object",
        "{'destinations':[{'configId':'a'},{}]}|destinations[1].configId is required",
        "{'destinations':[{'configId':1}]}|destinations[0].configId must be a text",
        "{'destinations':[{'configId':'a','priority':'0'}]}|destinations[0].priority must be a",
        "{'destinations':[{'configId':'a','priority':1001}]}|destinations[0].priority must be a",
        "{'destinations':[{'configId':'a'},{'configId':'b','priority':0}]}|destinations[1].priority",
        "{'destinations':[{'configId':'a','retention':7}]}|destinations[0].retention must be",
        "{'destinations':[{'configId':'a','retention':{'mode':'X'}}]}|destinations[0].retention.mode",
        "{'enabled':'true'}|enabled must be true or false",
        "{'enabled':1}|enabled must be true or false",
        "{'databases':'shop'}|databases must be a list of texts",
        "{'databases':['shop',1]}|databases[1] must be a text",
        "{'databases':['']}|databases[0] must not be empty",
        "{'compression':'gzip'}|compression must be NONE, GZIP or ZSTD",
        "{'compression':1}|compression must be a text",
        "{'compressionLevel':'9'}|compressionLevel must be a whole number",
        "{'compressionLevel':0}|compressionLevel must be a whole number",
        "{'compressionLevel':1.5}|compressionLevel must be a whole number",
        "{'encryptionProfileId':false}|encryptionProfileId must be a text",
        "{'notificationIds':{}}|notificationIds must be a list of texts",
        "{'notificationEvents':'NEVER'}|notificationEvents must be an object or one of",
        "{'notificationEvents':{'failure':'no'}}|notificationEvents.failure must be true or false",
        "{'retention':'NONE'}|retention must be an object",
        "{'retention':{'mode':7}}|retention.mode must be a text",
        "{'retention':{'mode':'SIMPLE'}}|retention.simple must be an object",
        "{'retention':{'mode':'SIMPLE','simple':{}}}|retention.simple.keepCount must be",
        "{'retention':{'mode':'SIMPLE','simple':{'keepCount':0}}}|retention.simple.keepCount must",
        "{'retention':{'mode':'SMART','smart':{'daily':-1}}}|retention.smart.daily must be",
        "{'retention':{'mode':'SMART','smart':{}}}|retention.smart must keep at least one",
      })
  void aFieldOfTheWrongKindShouldBeNamed(String body, String message) {
    assertInvalid(message, () -> changed(body));
  }

  @Test
  void whatIsTooLongShouldBeNamed() {
    assertInvalid(
        "name must have at most 200", () -> changed("{'name':'" + "x".repeat(201) + "'}"));
    assertThat(changed("{'name':'" + "x".repeat(200) + "'}").name().value()).hasSize(200);
    assertInvalid(
        "databases[0] must have at most 255", () -> changed(list("databases", 1, "x".repeat(256))));
    assertInvalid("databases must have at most 1000", () -> changed(list("databases", 1001, "d")));
    assertThat(changed(list("databases", 1000, "d")).databases().value()).hasSize(1000);
    String many =
        IntStream.range(0, 21)
            .mapToObj(i -> "{'configId':'d" + i + "'}")
            .collect(Collectors.joining(","));
    assertInvalid(
        "destinations must have at most 20", () -> changed("{'destinations':[" + many + "]}"));
  }

  private static String list(String field, int size, String start) {
    return IntStream.range(0, size)
        .mapToObj(i -> "'" + start + (size == 1 ? "" : i) + "'")
        .collect(Collectors.joining(",", "{'" + field + "':[", "]}"));
  }

  private static JobChanges created(String json) {
    return JobBody.ofNewJob(body(json));
  }

  private static JobChanges changed(String json) {
    return JobBody.ofUpdate(body(json));
  }

  private static RequestBody body(String json) {
    return RequestBody.of(
        JsonText.parseObject(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  /** Names of the fields that are to change. */
  private static List<String> sent(JobChanges job) throws ReflectiveOperationException {
    List<String> names = new ArrayList<>();
    for (RecordComponent field : JobChanges.class.getRecordComponents()) {
      if (((Change<?>) field.getAccessor().invoke(job)).sent()) {
        names.add(field.getName());
      }
    }
    return names;
  }

  private static void assertInvalid(String message, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INVALID))
        .hasMessageStartingWith(message);
  }
}
