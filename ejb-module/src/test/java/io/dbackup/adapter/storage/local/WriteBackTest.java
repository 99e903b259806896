package io.dbackup.adapter.storage.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WriteBackTest {

  @Test
  void theDiskShouldBeAskedWhileMoreIsComing() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    WriteBack writeBack = new WriteBack(metaData -> asked.countDown());

    writeBack.written(WriteBack.STEP);

    asked.await();
  }

  @Test
  void writingShouldGoOnWhileTheDiskIsBusy() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    AtomicInteger requests = new AtomicInteger();
    WriteBack writeBack =
        new WriteBack(
            metaData -> {
              requests.incrementAndGet();
              await(busy);
            });

    for (int i = 0; i < 5; i++) {
      writeBack.written(WriteBack.STEP);
    }
    busy.countDown();
    writeBack.finish();

    assertThat(requests).as("one while busy, one at the end").hasValue(2);
  }

  @Test
  void bytesLostOnTheWayShouldFailTheEndAlthoughTheSystemSaysSoOnce() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    WriteBack writeBack =
        new WriteBack(
            metaData -> {
              if (requests.getAndIncrement() == 0) {
                throw new IOException("Input/output error");
              }
            });

    writeBack.written(WriteBack.STEP);

    assertThatThrownBy(writeBack::finish)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Input/output error");
    assertThatThrownBy(() -> writeBack.written(1)).isInstanceOf(IOException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
