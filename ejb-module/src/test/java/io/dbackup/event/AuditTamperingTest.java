package io.dbackup.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.audit.AuditCheck;
import io.dbackup.audit.AuditCheck.Kind;
import io.dbackup.audit.AuditFilter;
import io.dbackup.persistence.AuditRepository;
import io.dbackup.persistence.TestDatabase;
import io.dbackup.vault.MasterKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to the rows by somebody without the key is found, and named. */
class AuditTamperingTest {
  private static final int LINES = 10;
  private static final String LAST_LINE =
      "insert into audit_entry select 'copy', occurred_at, user_id, user_email, api_key_id, action,"
          + " resource, resource_id, details, ip_address, user_agent, %s, content_mac, chain_mac"
          + " from audit_entry where chain_sequence = 10";

  private final Trail trail = new Trail(TestDatabase.h2());

  @AfterEach
  void close() {
    trail.close();
  }

  @Test
  void anEmptyTrailShouldBeWhole() {
    trail.assertWhole(0);
  }

  @Test
  void aTrailThatNobodyTouchedShouldBeWhole() {
    trail.write(LINES);
    trail.assertWhole(LINES);
    AuditCheck check = trail.verify();
    assertThat(check.firstSequence()).isEqualTo(1);
    assertThat(check.lastSequence()).isEqualTo(LINES);
    assertThat(check.headHash()).hasSize(64);
    assertThat(check.unchained()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "details = '{}'",
        "occurred_at = timestamp with time zone '2020-01-01 00:00:00+00:00'",
        "user_id = 'somebody'",
        "user_email = 'a@example.com'",
        "api_key_id = 'key'",
        "action = 'DELETE'",
        "resource = 'VAULT'",
        "resource_id = null",
        "ip_address = '192.0.2.2'",
        "user_agent = ''"
      })
  void aChangedColumnShouldBeFound(String change) throws Exception {
    trail.write(LINES);
    trail.sql("update audit_entry set " + change + " where chain_sequence = 4");
    trail.assertFound(Kind.CHANGED, 4);
    assertThat(trail.verify().checked()).isEqualTo(3);
  }

  @Test
  void textMovedFromOneColumnToTheNextShouldBeFound() throws Exception {
    trail.write(LINES);
    trail.sql(
        "update audit_entry set ip_address = '192.0.2.', user_agent = '1test' where chain_sequence = 4");
    trail.assertFound(Kind.CHANGED, 4);
  }

  @Test
  void aLineRemovedFromTheMiddleShouldBeFound() throws Exception {
    trail.write(LINES);
    trail.sql("delete from audit_entry where chain_sequence = 5");
    trail.assertFound(Kind.MISSING, 5);
  }

  @Test
  void linesRemovedFromEitherEndShouldBeFound() throws Exception {
    trail.write(LINES);
    trail.sql("delete from audit_entry where chain_sequence > 8");
    trail.assertFound(Kind.MISSING, 9);
    trail.sql("delete from audit_entry where chain_sequence < 3");
    trail.assertFound(Kind.MISSING, 1);
  }

  @Test
  void closingTheGapOfARemovedLineShouldBeFound() throws Exception {
    trail.write(LINES);
    trail.sql("delete from audit_entry where chain_sequence = 5");
    for (int i = 6; i <= LINES; i++) {
      trail.sql(
          "update audit_entry set chain_sequence = " + (i - 1) + " where chain_sequence = " + i);
    }
    trail.sql("update audit_head set last_sequence = 9");
    trail.assertFound(Kind.FORGED, 9);
    trail.sql("update audit_head set last_sequence = 10");
    trail.assertFound(Kind.REORDERED, 5);
  }

  @Test
  void twoLinesSwappedShouldBeFound() throws Exception {
    trail.write(LINES);
    trail.sql("update audit_entry set chain_sequence = 100 where chain_sequence = 3");
    trail.sql("update audit_entry set chain_sequence = 3 where chain_sequence = 7");
    trail.sql("update audit_entry set chain_sequence = 7 where chain_sequence = 100");
    trail.assertFound(Kind.REORDERED, 3);
  }

  @Test
  void aLineAddedAtTheEndShouldBeFound() throws Exception {
    trail.write(LINES);
    trail.sql(String.format(LAST_LINE, "11"));
    trail.assertFound(Kind.FORGED, 11);
    trail.sql("update audit_head set last_sequence = 11");
    trail.assertFound(Kind.FORGED, 11);
  }

  @Test
  void aLineAddedInBetweenShouldBeFound() throws Exception {
    trail.write(LINES);
    trail.sql("delete from audit_entry where chain_sequence = 4");
    trail.sql(String.format(LAST_LINE, "4"));
    trail.assertFound(Kind.FORGED, 4);
  }

  @Test
  void aLineAddedBeforeTheChainShouldBeFound() throws Exception {
    trail.write(LINES);
    trail.sql(String.format(LAST_LINE, "0"));
    trail.assertFound(Kind.FORGED, 0);
    trail.sql("update audit_entry set chain_sequence = null where chain_sequence = 0");
    trail.assertFound(Kind.FORGED, 0);
  }

  @Test
  void aHeadThatWasSetBackShouldBeFoundAndStayForged() throws Exception {
    trail.write(LINES);
    trail.sql("delete from audit_entry where chain_sequence > 8");
    trail.sql(
        "update audit_head set last_sequence = 8, last_mac ="
            + " (select chain_mac from audit_entry where chain_sequence = 8)");
    trail.assertFound(Kind.FORGED, 8);
    trail.write(2);
    trail.assertFound(Kind.FORGED, 10);
    assertThatThrownBy(() -> trail.prune(Trail.START.plus(Duration.ofDays(3))))
        .hasMessageContaining("tampered");
  }

  @Test
  void aRemovedHeadShouldBeFoundAndSaidToWhoeverRecords() throws Exception {
    trail.write(LINES);
    trail.sql("delete from audit_head");
    trail.assertFound(Kind.MISSING, 0);
    assertThatThrownBy(() -> trail.write(1)).hasMessageContaining("audit_head");
  }

  @Test
  void anotherMasterKeyShouldVouchForNothing() {
    trail.write(LINES);
    byte[] other = new byte[32];
    Arrays.fill(other, (byte) 1);
    AuditCheck check = trail.verify(new AuditSeal(new MasterKey(other)));
    assertThat(check.problem().orElseThrow().kind()).isEqualTo(Kind.FORGED);
    assertThat(check.checked()).isZero();
  }

  @Test
  void linesOfOlderVersionsShouldBeCountedAndNotCovered() throws Exception {
    trail.write(1);
    trail.sql("update audit_entry set chain_sequence = null, content_mac = null, chain_mac = null");
    trail.sql(
        "update audit_head set last_sequence = 0, last_mac = '', unchained = 0, first_sequence = 1,"
            + " mac = ''");
    trail.write(LINES);
    trail.assertWhole(LINES);
    assertThat(trail.verify().unchained()).isEqualTo(1);
    trail.sql("delete from audit_entry where chain_sequence is null");
    trail.assertFound(Kind.MISSING, 0);
  }

  @Test
  void whatIsLeftAfterPruningShouldStillBeChecked() throws Exception {
    trail.write(LINES);
    Instant fifth = Trail.START.plus(Duration.ofDays(4));
    assertThat(trail.prune(fifth)).isEqualTo(4);
    trail.assertWhole(LINES - 4 + 1);
    assertThat(trail.verify().firstSequence()).isEqualTo(5);
    assertThat(trail.call(em -> new AuditRepository(em).find(AuditFilter.all(), 0, 1)).get(0))
        .satisfies(
            line -> assertThat(line.details()).contains("prune-audit").contains("\"lines\":4"));
    assertThat(trail.prune(fifth)).isZero();

    trail.sql("delete from audit_entry where chain_sequence = 5");
    trail.assertFound(Kind.MISSING, 5);
    trail.sql("update audit_head set first_sequence = 6");
    trail.assertFound(Kind.FORGED, LINES + 1);
  }

  @Test
  void pruningEverythingShouldLeaveTheLineThatSaysSo() {
    trail.write(LINES);
    assertThat(trail.prune(Trail.START.plus(Duration.ofDays(100)))).isEqualTo(LINES);
    trail.assertWhole(1);
    trail.write(2);
    trail.assertWhole(3);
  }

  @Test
  void aTransactionThatFailsShouldLeaveNoGap() {
    trail.write(2);
    assertThatThrownBy(
            () ->
                trail.call(
                    em -> {
                      trail.record(em, 5);
                      em.flush();
                      throw new IllegalStateException("after the line");
                    }))
        .hasMessage("after the line");
    trail.write(2);
    trail.assertWhole(4);
  }

  @Test
  void severalLinesOfOneTransactionShouldFollowEachOther() {
    trail.call(
        em -> {
          trail.record(em, 0);
          trail.record(em, 1);
          trail.record(em, 2);
          return null;
        });
    trail.assertWhole(3);
  }

  @Test
  void moreLinesThanAPageHoldsShouldBeChecked() throws Exception {
    trail.call(
        em -> {
          for (int i = 0; i < 2500; i++) {
            trail.record(em, 0);
          }
          return null;
        });
    trail.assertWhole(2500);
    trail.sql("update audit_entry set details = '{}' where chain_sequence = 2400");
    trail.assertFound(Kind.CHANGED, 2400);
  }
}
