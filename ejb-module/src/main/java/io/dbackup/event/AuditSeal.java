package io.dbackup.event;

import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditHead;
import io.dbackup.vault.MasterKey;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The MACs of the audit trail: HMAC-SHA-256 under a key derived from the master key, as 64
 * hexadecimal digits. Whoever can write to the database and does not have the master key cannot
 * make one.
 *
 * <p>What is authenticated is a sequence of fields, each as its length in bytes (four bytes, most
 * significant first) and its bytes in UTF-8; a field that is missing has the length -1. Numbers are
 * written in decimal, times as ISO 8601, in UTC, as precise as they are stored.
 *
 * <ul>
 *   <li>content: {@code line}, id, time, user id, e-mail, API key id, action, resource, resource
 *       id, details, address, user agent;
 *   <li>chain: {@code link}, chain MAC of the line before, sequence, content MAC of this line;
 *   <li>head: {@code head}, first sequence, anchor, last sequence, last chain MAC, number of
 *       unchained lines.
 * </ul>
 *
 * Thread-safe.
 */
@ApplicationScoped
public class AuditSeal {
  private static final String PURPOSE = "audit trail";
  private static final String ALGORITHM = "HmacSHA256";

  @Inject MasterKey masterKey;

  private SecretKeySpec key;

  /** For the container. */
  public AuditSeal() {}

  /** With a master key, for tests. */
  public AuditSeal(MasterKey masterKey) {
    this.masterKey = masterKey;
    deriveKey();
  }

  @PostConstruct
  void deriveKey() {
    key = new SecretKeySpec(masterKey.derive(PURPOSE), ALGORITHM);
  }

  String ofContent(AuditEntry entry) {
    return mac(
        "line",
        entry.id(),
        entry.occurredAt().toString(),
        entry.userId().orElse(null),
        entry.userEmail().orElse(null),
        entry.apiKeyId().orElse(null),
        entry.action().name(),
        entry.resource().name(),
        entry.resourceId().orElse(null),
        entry.details(),
        entry.ipAddress().orElse(null),
        entry.userAgent().orElse(null));
  }

  String ofLink(String before, long sequence, String contentMac) {
    return mac("link", before, Long.toString(sequence), contentMac);
  }

  String ofHead(AuditHead head) {
    return mac(
        "head",
        Long.toString(head.firstSequence()),
        head.anchor(),
        Long.toString(head.lastSequence()),
        head.lastMac(),
        Long.toString(head.unchained()));
  }

  /** Whether a stored MAC is the right one; takes the same time either way. */
  static boolean fits(String expected, Optional<String> stored) {
    return stored.isPresent()
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8),
            stored.get().getBytes(StandardCharsets.UTF_8));
  }

  private String mac(String... fields) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(encode(fields)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HMAC-SHA-256", e);
    }
  }

  private static byte[] encode(String... fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (String field : fields) {
        byte[] text = field == null ? null : field.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? -1 : text.length);
        if (text != null) {
          out.write(text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory can always be written to", e);
    }
    return bytes.toByteArray();
  }
}
