package io.dbackup.application;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.audit.AuditAction;
import io.dbackup.audit.AuditResource;
import io.dbackup.event.AuditRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Records that somebody had a test message sent, before it is sent and in a short transaction of
 * its own: whoever may look at channels can send one anywhere.
 */
@ApplicationScoped
public class TestMessageAudit {
  @Inject AuditRecorder audit;

  /**
   * @param adapterId the kind of channel
   * @param configId the stored channel it was about, if it was one
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void testMessage(String adapterId, Optional<String> configId) {
    audit.record(
        AuditAction.EXECUTE,
        AuditResource.NOTIFICATION,
        configId.orElse(null),
        JSON.createObjectBuilder().add("action", "test").add("adapterId", adapterId).build());
  }
}
