package io.dbackup.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CipherPreparationTest {
  private final List<LogRecord> logged = new ArrayList<>();
  private final Logger log = Logger.getLogger(CipherPreparation.class.getName());
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line);
        }

        @Override
        public void flush() {
          // Nothing is kept back.
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };

  @BeforeEach
  void listen() {
    log.addHandler(recorder);
  }

  @AfterEach
  void stopListening() {
    log.removeHandler(recorder);
  }

  static List<Throwable> failures() {
    return List.of(
        new IOException("AES-GCM of this Java runtime does not work"),
        new IllegalStateException("no such cipher"),
        new NoClassDefFoundError("cipher"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureShouldBeAWarningAndNothingElse(Throwable failure) {
    new CipherPreparation(() -> raise(failure)).prepare();

    assertThat(logged)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getLevel()).isEqualTo(Level.WARNING);
              assertThat(line.getThrown()).isSameAs(failure);
            });
  }

  @Test
  void theRealWarmUpShouldRunAndSayNothing() {
    new CipherPreparation().prepare();

    assertThat(logged).isEmpty();
  }

  private static void raise(Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    } else if (failure instanceof RuntimeException e) {
      throw e;
    }
    throw (Error) failure;
  }
}
