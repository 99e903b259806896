package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.ApiKey;
import io.dbackup.access.User;
import io.dbackup.persistence.ApiKeyRepository;
import io.dbackup.persistence.UserRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** API keys, of which only hashes are known. Without its hash a key cannot be made again. */
@ApplicationScoped
public class ApiKeySection implements ConfigurationSection {
  private static final int MAX_PREFIX = 32;
  private static final int SHOWN = 16;
  private static final String HASH = "[0-9a-f]{64}";
  private static final String OWNER = "ownerId";
  private static final String SECRET_HASH = "secretHash";

  @Inject ApiKeyRepository keys;
  @Inject UserRepository users;
  @Inject Clock clock;

  private record Wanted(
      String name,
      String ownerId,
      String prefix,
      Optional<String> secretHash,
      List<String> permissions,
      boolean enabled,
      Optional<Instant> expiresAt,
      Instant createdAt) {}

  @Override
  public String name() {
    return "apiKeys";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public List<JsonObject> entries(boolean secrets) {
    return keys.all().stream()
        .sorted(Comparator.comparing(ApiKey::id))
        .map(key -> entry(key, secrets))
        .toList();
  }

  private static JsonObject entry(ApiKey key, boolean secrets) {
    JsonObjectBuilder entry =
        JSON.createObjectBuilder()
            .add("id", key.id())
            .add("name", key.name())
            .add(OWNER, key.owner().id())
            .add("prefix", key.prefix())
            .add("permissions", JSON.createArrayBuilder(key.permissions()))
            .add("enabled", key.enabled());
    key.expiresAt().ifPresent(time -> entry.add("expiresAt", ImportEntry.format(time)));
    if (secrets) {
      entry.add(SECRET_HASH, key.secretHash());
    }
    return entry.add("createdAt", ImportEntry.format(key.createdAt())).build();
  }

  @Override
  public Optional<String> uniqueName(JsonObject entry) {
    return ConfigurationSection.text(entry, SECRET_HASH)
        .filter(hash -> hash.matches(HASH))
        .map(hash -> "the secret with the hash " + hash.substring(0, SHOWN) + "...");
  }

  @Override
  public List<Reference> references(JsonObject entry) {
    return ConfigurationSection.text(entry, OWNER)
        .map(id -> new Reference(UserSection.NAME, id, OWNER))
        .stream()
        .toList();
  }

  @Override
  public Optional<Runnable> prepare(ImportEntry entry, String idHere, ImportPlan plan) {
    Wanted wanted =
        new Wanted(
            entry.text("name", ImportEntry.MAX_NAME),
            plan.idHere(UserSection.NAME, entry.text(OWNER, ImportEntry.MAX_NAME)).orElse(""),
            entry.text("prefix", MAX_PREFIX),
            entry.optionalText(SECRET_HASH, ImportEntry.MAX_NAME),
            entry.texts("permissions"),
            entry.flag("enabled"),
            entry.optionalInstant("expiresAt"),
            entry.instant("createdAt"));
    if (!wanted.secretHash().map(hash -> hash.matches(HASH)).orElse(true)) {
      entry.problem(SECRET_HASH + " must be a SHA-256");
    }
    if (wanted.secretHash().isEmpty() && keys.find(idHere).isEmpty()) {
      plan.warn("API key \"" + wanted.name() + "\" was left out: the file holds no secrets");
      return Optional.empty();
    }
    if (keys.find(idHere).filter(key -> !key.owner().id().equals(wanted.ownerId())).isPresent()) {
      entry.problem(OWNER + " is another user than the key's owner here");
    }
    GroupSection.warnOfUnknown(wanted.permissions(), wanted.name(), plan);
    return Optional.of(() -> write(idHere, wanted));
  }

  private void write(String id, Wanted wanted) {
    User owner = users.find(wanted.ownerId()).orElseThrow();
    Optional<ApiKey> known = keys.find(id);
    ApiKey key =
        known.orElseGet(
            () -> new ApiKey(id, wanted.name(), owner, wanted.permissions(), wanted.createdAt()));
    key.rename(wanted.name());
    key.grant(wanted.permissions());
    key.enable(wanted.enabled());
    key.expireAt(wanted.expiresAt().orElse(null));
    wanted.secretHash().ifPresent(hash -> key.takeOver(wanted.prefix(), hash));
    key.touched(clock.instant());
    if (known.isEmpty()) {
      keys.add(key);
    }
  }
}
