package io.dbackup.batch;

import io.dbackup.pipeline.CipherWarmUp;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.io.IOException;

/**
 * Warms the cipher up shortly after the start, when the application answers already: the start does
 * not wait for it, and the first backup does not run at a fraction of the speed. Should it fail,
 * nothing is lost but that.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class CipherPreparation {
  private static final System.Logger LOG = System.getLogger(CipherPreparation.class.getName());
  private static final long DELAY_MILLIS = 3000;

  private final WarmUp warmUp;

  @Resource TimerService timers;

  /** What is to be done once. */
  interface WarmUp {
    void run() throws IOException;
  }

  /** For the container. */
  public CipherPreparation() {
    this(CipherWarmUp::run);
  }

  CipherPreparation(WarmUp warmUp) {
    this.warmUp = warmUp;
  }

  @PostConstruct
  void start() {
    // On a thread of the server, like a managed executor's, but not before the start is over.
    timers.createSingleActionTimer(DELAY_MILLIS, new TimerConfig(null, false));
  }

  @Timeout
  void prepare() {
    try {
      warmUp.run();
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The cipher could not be warmed up, so the first backup may be slow",
          e);
    }
  }
}
