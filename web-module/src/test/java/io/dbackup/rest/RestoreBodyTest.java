package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.application.RestoreCommand;
import io.dbackup.backup.RestorePlan.OnExisting;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestoreBodyTest {
  @Test
  void theShortestBodyShouldMeanTheDefaults() {
    RestoreCommand command = read("");

    assertThat(command.path()).isEqualTo("a/b");
    assertThat(command.targetSourceId()).isEqualTo("s1");
    assertThat(command.targetDatabaseName()).isEmpty();
    assertThat(command.renaming()).isEmpty();
    assertThat(command.onlyRenamed()).isFalse();
    assertThat(command.privilegedAuth()).isEmpty();
    assertThat(command.safetyCopy()).isTrue();
    assertThat(command.onExisting()).isEqualTo(OnExisting.REPLACE);
    assertThat(command.force()).isFalse();
  }

  @Test
  void everyFieldShouldBeRead() {
    RestoreCommand command =
        read(
            """
            , "targetDatabaseName": " shop copy ", "safetyCopy": false, "onExisting": "fail", "force": true,
            "privilegedAuth": {"user": "root", "password": " p\\"w "}
            """);

    assertThat(command.targetDatabaseName()).contains(" shop copy ");
    assertThat(command.safetyCopy()).isFalse();
    assertThat(command.onExisting()).isEqualTo(OnExisting.FAIL);
    assertThat(command.force()).isTrue();
    assertThat(command.privilegedAuth().orElseThrow().user()).isEqualTo("root");
    assertThat(command.privilegedAuth().orElseThrow().password()).isEqualTo(" p\"w ");
  }

  @Test
  void aMappingObjectShouldRenameAndLeaveNothingOut() {
    RestoreCommand command = read(", \"databaseMapping\": {\"shop\": \"shop2\"}");

    assertThat(command.renaming()).isEqualTo(Map.of("shop", "shop2"));
    assertThat(command.onlyRenamed()).isFalse();
  }

  @Test
  void aMappingListShouldSelect() {
    RestoreCommand command =
        read(
            """
            , "databaseMapping": [
              {"originalName": "shop", "targetName": "shop2", "selected": true},
              {"originalName": "crm", "targetName": "crm", "selected": false},
              {"originalName": "logs"}]
            """);

    assertThat(command.renaming()).isEqualTo(Map.of("shop", "shop2", "logs", "logs"));
    assertThat(command.onlyRenamed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "databaseMapping|\"shop\"",
        "databaseMapping.shop|{\"shop\": 1}",
        "databaseMapping[0]|[\"shop\"]",
        "databaseMapping[0].originalName|[{\"targetName\": \"x\"}]",
        "databaseMapping[0].targetName|[{\"originalName\": \"x\", \"targetName\": 3}]",
        "databaseMapping[0].selected|[{\"originalName\": \"x\", \"selected\": \"yes\"}]",
        "databaseMapping[1]|[{\"originalName\": \"x\"}, {\"originalName\": \"x\"}]",
        "privilegedAuth|\"root\"",
        "privilegedAuth.user|{\"password\": \"x\"}",
        "privilegedAuth.password|{\"user\": \"x\"}",
        "safetyCopy|\"no\"",
        "onExisting|\"overwrite\"",
        "force|1",
        "targetDatabaseName|5",
      })
  void aWrongFieldShouldBeNamed(String named, String value) {
    String field = named.replaceAll("[.\\[].*", "");

    assertThatThrownBy(() -> read(", \"" + field + "\": " + value))
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INVALID))
        .hasMessageContaining(named);
  }

  private static RestoreCommand read(String more) {
    String text = "{\"file\": \"a/b\", \"targetSourceId\": \"s1\"" + more + "}";
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return RestoreBody.read(RequestBody.of(reader.readObject()));
    }
  }
}
