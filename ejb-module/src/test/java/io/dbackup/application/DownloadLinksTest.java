package io.dbackup.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.access.AccessSecret;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.backup.DownloadToken;
import io.dbackup.caller.CallerOfRequest;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.event.AuditRecorder;
import io.dbackup.persistence.TestPersistence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadLinksTest {
  private static final Instant NOW = Instant.parse("2026-11-10T15:00:00Z");

  private static TestPersistence database;

  private final AccessSecret token = AccessSecret.newToken();

  @BeforeAll
  static void openDatabase() {
    database = new TestPersistence();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void clear() {
    database.clear();
  }

  @Test
  void ofAHundredRequestsAtOnceExactlyOneShouldGetTheDownload() throws Exception {
    add(NOW.plus(DownloadService.LINK_LIFETIME));
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(100);
    try {
      List<Future<Boolean>> requests = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        requests.add(
            threads.submit(
                () -> {
                  start.await();
                  return consume(NOW).isPresent();
                }));
      }
      start.countDown();
      int granted = 0;
      for (Future<Boolean> request : requests) {
        granted += request.get() ? 1 : 0;
      }
      assertThat(granted).isOne();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aLinkShouldSayWhatItOpens() {
    add(NOW.plus(DownloadService.LINK_LIFETIME));

    DownloadToken link = consume(NOW.plusSeconds(299)).orElseThrow();

    assertThat(link.destinationId()).isEqualTo("destination-1");
    assertThat(link.path()).isEqualTo("nightly/shop.dump");
    assertThat(link.decrypt()).isTrue();
  }

  @Test
  void aLinkShouldEndAfterFiveMinutes() {
    add(NOW.plus(Duration.ofMinutes(5)));

    assertThat(consume(NOW.plus(Duration.ofMinutes(5)))).isEmpty();
    assertThat(peek(NOW.plus(Duration.ofMinutes(5)))).isEmpty();
  }

  @Test
  void lookingShouldNotUseALinkUp() {
    add(NOW.plusSeconds(10));

    assertThat(peek(NOW)).isPresent();
    assertThat(peek(NOW)).isPresent();
    assertThat(consume(NOW)).isPresent();
    assertThat(peek(NOW)).isEmpty();
    assertThat(consume(NOW)).isEmpty();
  }

  @Test
  void anUnknownLinkShouldOpenNothing() {
    String hash = AccessSecret.newToken().hash();

    assertThat(database.transaction(() -> links(NOW).consume(hash))).isEmpty();
  }

  @Test
  void theTableAndTheAuditTrailShouldNotHoldTheToken() {
    add(NOW.plusSeconds(10));
    consume(NOW);

    List<AuditEntry> lines =
        database.transaction(() -> database.audit().find(AuditFilter.all(), 0, 10));
    assertThat(lines).hasSize(2);
    assertThat(lines)
        .extracting(AuditEntry::details)
        .anySatisfy(details -> assertThat(details).contains("download-url"))
        .anySatisfy(details -> assertThat(details).contains("public-download").contains("user-1"))
        .noneSatisfy(details -> assertThat(details).contains(token.text()));
  }

  private void add(Instant expiresAt) {
    database.transaction(
        () ->
            links(NOW)
                .add(
                    new DownloadToken(
                        token.hash(),
                        "destination-1",
                        "nightly/shop.dump",
                        true,
                        "user-1",
                        expiresAt)));
  }

  private Optional<DownloadToken> consume(Instant now) {
    return database.transaction(() -> links(now).consume(token.hash()));
  }

  private Optional<DownloadToken> peek(Instant now) {
    return database.transaction(() -> links(now).peek(token.hash()));
  }

  private DownloadLinks links(Instant now) {
    DownloadLinks links = new DownloadLinks();
    links.tokens = database.downloadTokens();
    links.clock = Clock.fixed(now, ZoneOffset.UTC);
    CurrentCaller nobody = new CurrentCaller(new CallerOfRequest());
    links.audit = new AuditRecorder(database.auditChain(), nobody, links.clock);
    return links;
  }
}
