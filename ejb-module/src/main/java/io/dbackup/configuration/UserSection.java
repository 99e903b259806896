package io.dbackup.configuration;

import static io.dbackup.json.PlatformJson.JSON;

import io.dbackup.access.Group;
import io.dbackup.access.User;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.caller.PasswordHasher;
import io.dbackup.persistence.GroupRepository;
import io.dbackup.persistence.SessionRepository;
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
import java.util.regex.Pattern;

/**
 * Users, recognised by their e-mail address when they have another id here: the first administrator
 * of a new instance usually is one of the old one. Whoever imports stays as they are.
 */
@ApplicationScoped
public class UserSection implements ConfigurationSection {
  static final String NAME = "users";
  private static final int MAX_EMAIL = 254;
  private static final int MAX_HASH = 300;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

  @Inject UserRepository users;
  @Inject GroupRepository groups;
  @Inject SessionRepository sessions;
  @Inject CurrentCaller current;
  @Inject Clock clock;

  private record Wanted(
      String email,
      String name,
      boolean enabled,
      List<String> groupIds,
      Optional<String> passwordHash,
      Instant createdAt) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public List<JsonObject> entries(boolean secrets) {
    return users.all().stream()
        .sorted(Comparator.comparing(User::id))
        .map(user -> entry(user, secrets))
        .toList();
  }

  private static JsonObject entry(User user, boolean secrets) {
    JsonObjectBuilder entry =
        JSON.createObjectBuilder()
            .add("id", user.id())
            .add("email", user.email())
            .add("name", user.name())
            .add("enabled", user.enabled())
            .add(
                GroupSection.NAME,
                JSON.createArrayBuilder(user.groups().stream().map(Group::id).sorted().toList()));
    if (secrets) {
      user.passwordHash().ifPresent(hash -> entry.add("passwordHash", hash));
    }
    return entry.add("createdAt", ImportEntry.format(user.createdAt())).build();
  }

  @Override
  public Optional<String> uniqueName(JsonObject entry) {
    return ConfigurationSection.text(entry, "email")
        .map(email -> "the e-mail address " + User.normalEmail(email));
  }

  @Override
  public boolean isKnownByName() {
    return true;
  }

  @Override
  public boolean isFixed(String idHere) {
    return current.get().filter(caller -> caller.userId().equals(idHere)).isPresent();
  }

  @Override
  public List<Reference> references(JsonObject entry) {
    return new ImportEntry(entry)
        .texts(GroupSection.NAME).stream()
            .map(id -> new Reference(GroupSection.NAME, id, GroupSection.NAME))
            .toList();
  }

  @Override
  public Optional<Runnable> prepare(ImportEntry entry, String idHere, ImportPlan plan) {
    Wanted wanted =
        new Wanted(
            User.normalEmail(entry.text("email", MAX_EMAIL)),
            entry.text("name", ImportEntry.MAX_NAME),
            entry.flag("enabled"),
            entry.texts(GroupSection.NAME).stream()
                .flatMap(id -> plan.idHere(GroupSection.NAME, id).stream())
                .toList(),
            entry.optionalText("passwordHash", MAX_HASH),
            entry.instant("createdAt"));
    if (!EMAIL.matcher(wanted.email()).matches()) {
      entry.problem("email must be an e-mail address");
    }
    if (!wanted.passwordHash().map(PasswordHasher::isHash).orElse(true)) {
      entry.problem("passwordHash is not one of an acceptable kind");
    }
    if (!plan.secretsIncluded() && users.find(idHere).isEmpty()) {
      plan.warn("User " + wanted.email() + " has no password here; set one");
    }
    return Optional.of(() -> write(idHere, wanted, plan.secretsIncluded()));
  }

  private void write(String id, Wanted wanted, boolean secretsIncluded) {
    Optional<User> known = users.find(id);
    User user =
        known.orElseGet(
            () -> new User(id, wanted.email(), wanted.name(), null, wanted.createdAt()));
    Optional<String> oldHash = user.passwordHash();
    user.changeEmail(wanted.email());
    user.rename(wanted.name());
    user.enable(wanted.enabled());
    user.joinOnly(
        wanted.groupIds().stream().flatMap(group -> groups.find(group).stream()).toList());
    if (secretsIncluded) {
      user.takeOverPassword(wanted.passwordHash().orElse(null));
    }
    user.touched(clock.instant());
    if (known.isEmpty()) {
      users.add(user);
    } else if (!user.enabled() || !user.passwordHash().equals(oldHash)) {
      sessions.removeOfUser(id);
    }
  }
}
