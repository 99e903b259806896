package io.dbackup.application;

import io.dbackup.access.AccessSecret;
import io.dbackup.access.Caller;
import io.dbackup.access.Client;
import io.dbackup.access.Group;
import io.dbackup.access.User;
import io.dbackup.audit.AuditCheck;
import io.dbackup.audit.AuditEntry;
import io.dbackup.audit.AuditFilter;
import io.dbackup.caller.CallerOfRequest;
import io.dbackup.caller.CurrentCaller;
import io.dbackup.caller.PasswordHasher;
import io.dbackup.config.InstanceSettings;
import io.dbackup.event.AuditChain;
import io.dbackup.event.AuditRecorder;
import io.dbackup.event.AuditSeal;
import io.dbackup.event.AuditVerifier;
import io.dbackup.persistence.ApiKeyRepository;
import io.dbackup.persistence.AuditRepository;
import io.dbackup.persistence.GroupRepository;
import io.dbackup.persistence.SessionRepository;
import io.dbackup.persistence.SetupTokenRepository;
import io.dbackup.persistence.TestDatabase;
import io.dbackup.persistence.UserRepository;
import io.dbackup.vault.MasterKey;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The use cases of this room on a real schema, each call in its own transaction, with a clock and a
 * caller of the test's choice.
 */
final class AccessWorld implements AutoCloseable {
  static final String PASSWORD = "correct horse";

  private static final AuditSeal SEAL = new AuditSeal(new MasterKey(new byte[32]));

  final TestDatabase database;
  final Map<String, String> settings = new HashMap<>();
  final TestClock clock = new TestClock();
  private final CallerOfRequest request = new CallerOfRequest();
  private final AtomicInteger comparisons = new AtomicInteger();
  private final PasswordHasher hasher =
      new PasswordHasher() {
        @Override
        public boolean matches(String password, String hash) {
          comparisons.incrementAndGet();
          return super.matches(password, hash);
        }
      };

  AccessWorld() {
    this(TestDatabase.h2());
  }

  /** One of several nodes, when others have the same database. */
  AccessWorld(TestDatabase database) {
    this.database = database;
    nobody();
  }

  /** From here on this caller calls. */
  void as(Caller caller) {
    request.set(caller, new Client("192.0.2.1", "test"));
  }

  void nobody() {
    as(null);
  }

  /** Makes the first SuperAdmin and lets it call. */
  User superAdmin() {
    settings.put("dbackup.admin-email", "admin@example.com");
    settings.put("dbackup.admin-password", PASSWORD);
    setup(SetupService::prepare);
    User admin =
        database.call(em -> new UserRepository(em).withEmail("admin@example.com").orElseThrow());
    as(Caller.of(admin));
    return admin;
  }

  /** Makes a user in a new group with these permissions, as the present caller. */
  User user(String email, String... permissions) {
    Group group = groups(service -> service.create("Group of " + email, List.of(permissions)));
    return users(service -> service.create(newUser(email, group.id())));
  }

  static UserChange newUser(String email, String... groups) {
    return new UserChange(
        Optional.of(email),
        Optional.empty(),
        Optional.of(PASSWORD),
        Optional.empty(),
        Optional.of(List.of(groups)));
  }

  Optional<OpenedSession> login(String email, String password) {
    return authentication(service -> service.login(email, password));
  }

  Optional<Caller> callerOf(AccessSecret token) {
    return authentication(service -> service.callerOfSession(token.text()));
  }

  Optional<Caller> callerOfKey(String key) {
    return authentication(service -> service.callerOfApiKey(key));
  }

  <T> T users(Function<UserService, T> work) {
    return database.call(
        em -> {
          UserService service = new UserService();
          service.users = new UserRepository(em);
          service.groups = new GroupRepository(em);
          service.sessions = new SessionRepository(em);
          service.keys = new ApiKeyRepository(em);
          service.hasher = hasher;
          service.rules = new AccountRules(instanceSettings());
          service.audit = recorder(em);
          service.current = current();
          service.clock = clock;
          return work.apply(service);
        });
  }

  <T> T groups(Function<GroupService, T> work) {
    return database.call(
        em -> {
          GroupService service = new GroupService();
          service.groups = new GroupRepository(em);
          service.users = new UserRepository(em);
          service.audit = recorder(em);
          service.current = current();
          service.clock = clock;
          return work.apply(service);
        });
  }

  <T> T keys(Function<ApiKeyService, T> work) {
    return database.call(
        em -> {
          ApiKeyService service = new ApiKeyService();
          service.keys = new ApiKeyRepository(em);
          service.users = new UserRepository(em);
          service.audit = recorder(em);
          service.current = current();
          service.clock = clock;
          return work.apply(service);
        });
  }

  <T> T authentication(Function<AuthenticationService, T> work) {
    return database.call(em -> work.apply(authentication(em)));
  }

  <T> T sessions(Function<SessionService, T> work) {
    return database.call(
        em -> {
          SessionService service = new SessionService();
          service.authentication = authentication(em);
          service.sessions = new SessionRepository(em);
          service.audit = recorder(em);
          service.settings = instanceSettings();
          service.clock = clock;
          return work.apply(service);
        });
  }

  <T> T setup(Function<SetupService, T> work) {
    return database.call(
        em -> {
          SetupService service = new SetupService();
          service.users = new UserRepository(em);
          service.groups = new GroupRepository(em);
          service.tokens = new SetupTokenRepository(em);
          service.hasher = hasher;
          service.rules = new AccountRules(instanceSettings());
          service.audit = recorder(em);
          service.settings = instanceSettings();
          service.clock = clock;
          return work.apply(service);
        });
  }

  void inSetup(Consumer<SetupService> work) {
    setup(
        service -> {
          work.accept(service);
          return null;
        });
  }

  /** The newest lines first. */
  List<AuditEntry> trail() {
    return database.call(em -> new AuditRepository(em).find(AuditFilter.all(), 0, 1000));
  }

  /** How often a password was compared with a hash, which is what takes time. */
  int comparisons() {
    return comparisons.get();
  }

  /** Whether the trail is as it was written. */
  AuditCheck checkOfTrail() {
    return database.call(em -> new AuditVerifier(new AuditRepository(em), SEAL).verify());
  }

  @Override
  public void close() {
    database.close();
  }

  private AuthenticationService authentication(EntityManager em) {
    AuthenticationService service = new AuthenticationService();
    service.users = new UserRepository(em);
    service.sessions = new SessionRepository(em);
    service.keys = new ApiKeyRepository(em);
    service.hasher = hasher;
    service.rules = new AccountRules(instanceSettings());
    service.audit = recorder(em);
    service.current = current();
    service.settings = instanceSettings();
    service.clock = clock;
    return service;
  }

  private AuditRecorder recorder(EntityManager em) {
    return new AuditRecorder(new AuditChain(new AuditRepository(em), SEAL), current(), clock);
  }

  private CurrentCaller current() {
    return new CurrentCaller(request);
  }

  private InstanceSettings instanceSettings() {
    return new InstanceSettings(name -> Optional.ofNullable(settings.get(name)));
  }

  /**
   * A clock that moves when it is told to, and by a millisecond each time it is read, so that lines
   * have an order.
   */
  static final class TestClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      now = now.plusMillis(1);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
