package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.catalogue.ProfileUse;
import io.dbackup.persistence.ProfileRepository;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.ProfileKeys;
import io.dbackup.vault.SecretBytes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Encryption profiles with their keys. The key of a profile never changes: backups depend on it.
 * Without its key a profile cannot be made.
 */
@ApplicationScoped
public class ProfileSection implements ConfigurationSection {
  static final String NAME = "encryptionProfiles";
  private static final int MAX_ID = 64;

  @Inject ProfileRepository profiles;
  @Inject ProfileKeys keys;
  @Inject ProfileUse use;
  @Inject Clock clock;

  private record Wanted(
      String name, Optional<String> description, Optional<String> key, Instant createdAt) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public int maxIdLength() {
    return MAX_ID;
  }

  @Override
  public List<JsonObject> entries(boolean secrets) {
    return profiles.all().stream()
        .sorted(Comparator.comparing(EncryptionProfile::id))
        .map(profile -> entry(profile, secrets))
        .toList();
  }

  private JsonObject entry(EncryptionProfile profile, boolean secrets) {
    JsonObjectBuilder entry =
        JSON.createObjectBuilder().add("id", profile.id()).add("name", profile.name());
    profile.description().ifPresent(text -> entry.add("description", text));
    if (secrets) {
      try (SecretBytes key = keys.keyOf(profile.id())) {
        entry.add("key", key.toHex());
      }
    }
    return entry.add("createdAt", ImportEntry.format(profile.createdAt())).build();
  }

  @Override
  public Optional<String> uniqueName(JsonObject entry) {
    return ConfigurationSection.text(entry, "name").map(name -> "the name \"" + name + "\"");
  }

  @Override
  public Optional<Runnable> prepare(ImportEntry entry, String idHere, ImportPlan plan) {
    Wanted wanted =
        new Wanted(
            entry.text("name", ImportEntry.MAX_NAME),
            entry.optionalText("description", ImportEntry.MAX_TEXT),
            entry.optionalText("key", ImportEntry.MAX_NAME),
            entry.instant("createdAt"));
    boolean known = profiles.find(idHere).isPresent();
    if (wanted.key().isPresent()) {
      entry
          .attempt(() -> SecretBytes.ofHexKey(wanted.key().get()))
          .ifPresent(key -> compare(entry, idHere, known, key));
    } else if (!known) {
      plan.warn(
          "Encryption profile \""
              + wanted.name()
              + "\" was left out: the file does not hold its key. Import the key from its recovery"
              + " kit under the id "
              + idHere);
      return Optional.empty();
    }
    return Optional.of(() -> write(idHere, wanted));
  }

  private void compare(ImportEntry entry, String idHere, boolean known, SecretBytes key) {
    try (key) {
      if (known) {
        try (SecretBytes here = keys.keyOf(idHere)) {
          if (!here.equals(key)) {
            entry.problem("key is another one than the profile has here; keys are never replaced");
          }
        }
      }
    }
  }

  private void write(String id, Wanted wanted) {
    Optional<EncryptionProfile> known = profiles.find(id);
    if (known.isPresent()) {
      known.get().rename(wanted.name(), clock.instant());
      known.get().describe(wanted.description().orElse(null), clock.instant());
      return;
    }
    try (SecretBytes key = SecretBytes.ofHexKey(wanted.key().orElseThrow())) {
      profiles.add(
          new EncryptionProfile(
              id,
              wanted.name(),
              wanted.description().orElse(null),
              keys.seal(id, key),
              wanted.createdAt()));
    }
    use.tie(id);
  }
}
