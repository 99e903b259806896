package io.dbackup.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.access.AccessSecret;
import io.dbackup.error.BackupException;
import io.dbackup.error.ErrorCategory;
import io.dbackup.job.Compression;
import io.dbackup.pipeline.ChainOutput;
import io.dbackup.pipeline.EncryptionStage;
import io.dbackup.pipeline.ObjectContext;
import io.dbackup.pipeline.StageChain;
import io.dbackup.vault.EncryptionProfile;
import io.dbackup.vault.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Secrets leave an instance encrypted or not at all, and a file that was touched is refused. */
class ConfigurationSecretsTest {
  private static final List<String> SECRETS =
      List.of(
          TestInstance.PASSWORD_OF_SOURCE,
          TestInstance.WEBHOOK,
          TestInstance.PROFILE_KEY,
          TestInstance.PASSWORD_HASH,
          new AccessSecret(TestInstance.API_KEY).hash());

  private static TestInstance untouched;
  private static TestInstance filled;
  private static byte[] file;

  private TestInstance here = untouched;
  private TestInstance old = filled;

  @BeforeAll
  static void export() {
    filled = TestInstance.full();
    file = pack(filled);
    untouched = TestInstance.empty(2);
  }

  @AfterAll
  static void closeTheUntouched() {
    filled.close();
    untouched.close();
  }

  /** For tests that write. */
  private void enterOthers() {
    here = TestInstance.empty(3);
    old = TestInstance.full();
  }

  @AfterEach
  void close() {
    if (here != untouched) {
      here.close();
      old.close();
    }
  }

  private static byte[] pack(TestInstance instance) {
    return instance.call(
        parts ->
            parts
                .files()
                .pack(
                    parts.export().document(true),
                    TestInstance.PROFILE,
                    "backup-1",
                    TestInstance.CREATED)
                .bytes());
  }

  @Test
  void everySecretShouldBeInTheDocument() {
    String document = text(old.document().toBytes());

    assertThat(document).contains(SECRETS.get(1), SECRETS.get(2), SECRETS.get(3), SECRETS.get(4));
    assertThat(document).contains(SECRETS.get(0).replace("\"", "\\\""));
  }

  @Test
  void noSecretShouldBeInTheFileInAnyForm() {
    assertNoSecretIn(file);
  }

  @Test
  void withoutAProfileNoSecretShouldBeExportedAndTheDocumentSayThat() {
    ConfigurationDocument open = old.call(parts -> parts.export().document(false));

    assertThat(open.json().getBoolean("secretsIncluded")).isFalse();
    assertNoSecretIn(open.toBytes());
    assertThat(text(open.toBytes())).doesNotContain("v1:", "secretHash", "passwordHash", "\"key\"");
  }

  private static void assertNoSecretIn(byte[] bytes) {
    String raw = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String secret : SECRETS) {
      for (String form : forms(secret)) {
        assertThat(raw.contains(form)).as("contains %s", form).isFalse();
      }
    }
  }

  /** As it is, in JSON, in hexadecimal and in Base64 at any offset, of a part long enough. */
  private static List<String> forms(String secret) {
    byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
    List<String> forms = new ArrayList<>();
    forms.add(new String(utf8, StandardCharsets.ISO_8859_1));
    forms.add(secret.substring(0, 9));
    forms.add(HexFormat.of().formatHex(utf8));
    for (int offset = 0; offset < 3; offset++) {
      byte[] part = Arrays.copyOfRange(utf8, offset, offset + 12);
      forms.add(Base64.getEncoder().encodeToString(part));
      forms.add(Base64.getUrlEncoder().encodeToString(part));
    }
    return forms;
  }

  @Test
  void aBackupOfADatabaseShouldBeCalledThat() throws IOException {
    ObjectContext database =
        new ObjectContext(
            "backup-1", 1, "shop", "postgres", Compression.ZSTD, TestInstance.CREATED);
    ByteArrayOutputStream backup = new ByteArrayOutputStream();
    try (SecretBytes key = SecretBytes.ofHexKey(TestInstance.PROFILE_KEY);
        ChainOutput output =
            StageChain.of(
                    "backup",
                    Compression.ZSTD,
                    3,
                    Optional.of(new EncryptionStage(key, TestInstance.PROFILE, database)))
                .encode(backup)) {
      output.write("SELECT 1".getBytes(StandardCharsets.UTF_8));
      output.finish();
    }

    BackupException refusal =
        assertRefused(
            backup.toByteArray(), Optional.of(TestInstance.PROFILE_KEY), ErrorCategory.INVALID);
    assertThat(refusal).hasMessageContaining("backup of the database 'shop'");
  }

  @Test
  void aChangedOrShortenedFileShouldBeRefusedWithWords() {
    Random random = new Random(1);
    List<byte[]> damaged = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      byte[] changed = file.clone();
      // The first bytes tell an encrypted file from another one.
      changed[8 + random.nextInt(file.length - 8)] ^= (byte) (1 << random.nextInt(8));
      damaged.add(changed);
    }
    int engine = new String(file, StandardCharsets.ISO_8859_1).indexOf("\"engine\":\"") + 10;
    for (int bit = 0; bit < 8; bit++) {
      byte[] ofAnotherKind = file.clone();
      ofAnotherKind[engine] ^= (byte) (1 << bit);
      damaged.add(ofAnotherKind);
    }
    for (int length = 8; length < file.length; length += 97) {
      damaged.add(Arrays.copyOf(file, length));
    }
    damaged.add(Arrays.copyOf(file, file.length + 1));

    for (byte[] bytes : damaged) {
      assertRefused(bytes, Optional.of(TestInstance.PROFILE_KEY), ErrorCategory.UNPROCESSABLE);
    }
  }

  @Test
  void whatIsNotAFileOfOursShouldBeRefused() {
    byte[] noise = new byte[5000];
    new Random(2).nextBytes(noise);
    assertRefused(noise, Optional.empty(), ErrorCategory.INVALID);
    assertRefused(new byte[0], Optional.empty(), ErrorCategory.INVALID);
    noise[0] = 0x1f;
    noise[1] = (byte) 0x8b;
    assertRefused(noise, Optional.empty(), ErrorCategory.UNPROCESSABLE);
  }

  @Test
  void aWrongKeyShouldBeToldFromADamagedFile() {
    assertThat(
            assertRefused(file, Optional.of("22".repeat(32)), ErrorCategory.UNPROCESSABLE)
                .getMessage())
        .contains("The key does not open", TestInstance.PROFILE);
    assertThat(assertRefused(file, Optional.of("not a key"), ErrorCategory.INVALID).getMessage())
        .contains("64 hexadecimal digits")
        .doesNotContain("not a key");
  }

  @Test
  void withoutTheKeyTheMessageShouldSayWhereItIs() {
    assertThat(assertRefused(file, Optional.empty(), ErrorCategory.UNPROCESSABLE).getMessage())
        .contains(TestInstance.PROFILE, "master.key", "X-DBackup-Key");
  }

  @Test
  void aKeyThatTheVaultHasUnderAnotherIdShouldDo() {
    enterOthers();
    here.run(
        parts -> {
          try (SecretBytes key = SecretBytes.ofHexKey(TestInstance.PROFILE_KEY)) {
            String sealed = parts.keys().seal("again", key);
            parts
                .repositories
                .profiles()
                .add(new EncryptionProfile("again", "Again", null, sealed, TestInstance.CREATED));
          }
        });

    assertThat(here.call(parts -> parts.files().read(file, Optional.empty())).secretsIncluded())
        .isTrue();
  }

  @Test
  void aDocumentThatTheRecoveryKitDecryptedShouldBeReadCompressedOrNot() throws Exception {
    byte[] plain = old.document().toBytes();
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zip)) {
      gzip.write(plain);
    }

    for (byte[] bytes : List.of(plain, zip.toByteArray())) {
      assertThat(here.call(parts -> parts.files().read(bytes, Optional.empty())).json())
          .isEqualTo(old.document().json());
    }
  }

  @Test
  void aSmallFileThatUnpacksToTooMuchShouldBeRefused() throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zip)) {
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 40; i++) {
        gzip.write(blanks);
      }
    }

    assertRefused(zip.toByteArray(), Optional.empty(), ErrorCategory.TOO_LARGE);
  }

  @Test
  void aFileWithoutSecretsShouldLeaveOutWhatCannotBeWithoutThem() {
    enterOthers();
    ConfigurationDocument open = old.call(parts -> parts.export().document(false));

    assertThatThrownBy(() -> here.take(open))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("jobs[0] \"Nightly\": encryptionProfileId names profile-1");
    importTheProfile();
    ImportReport report = here.take(open);

    assertThat(report.created()).containsEntry("adapters", 4).doesNotContainKey("apiKeys");
    assertThat(report.warnings())
        .anyMatch(line -> line.startsWith("API key \"script\" was left out"))
        .anyMatch(line -> line.contains("\"Name of source-1\" lacks password"))
        .anyMatch(line -> line.contains("User ann@example.com has no password"));
    here.run(
        parts -> assertThat(parts.users().find("user-1").orElseThrow().passwordHash()).isEmpty());
  }

  @Test
  void aFileWithoutSecretsShouldNotTakeThoseAwayThatAreHere() {
    enterOthers();
    here.take(old.document());
    old.run(
        parts ->
            parts
                .repositories
                .adapters()
                .find("source-1")
                .orElseThrow()
                .rename("Renamed", TestInstance.CREATED));
    ConfigurationDocument open = old.call(parts -> parts.export().document(false));

    ImportReport report = here.take(open, ImportMode.REPLACE);

    assertThat(report.updated()).isEqualTo(Map.of("adapters", 1));
    assertThat(TestInstance.content(here.document()))
        .isEqualTo(TestInstance.content(old.document()));
  }

  @Test
  void anExportThatCannotReadASecretShouldFailAndNameItsOwner() {
    enterOthers();
    old.run(
        parts ->
            parts
                .repositories
                .adapters()
                .find("source-1")
                .orElseThrow()
                .configure("{\"username\":\"b\",\"password\":\"v1:AAAA\"}", TestInstance.CREATED));

    assertThatThrownBy(old::document)
        .isInstanceOfSatisfying(
            BackupException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.INTEGRITY))
        .hasMessageContaining("Name of source-1");
  }

  private void importTheProfile() {
    here.run(
        parts -> {
          try (SecretBytes key = SecretBytes.ofHexKey(TestInstance.PROFILE_KEY)) {
            String sealed = parts.keys().seal(TestInstance.PROFILE, key);
            parts
                .repositories
                .profiles()
                .add(
                    new EncryptionProfile(
                        TestInstance.PROFILE, "Key", null, sealed, TestInstance.CREATED));
          }
        });
  }

  private BackupException assertRefused(
      byte[] bytes, Optional<String> key, ErrorCategory category) {
    BackupException[] refusal = new BackupException[1];
    assertThatThrownBy(() -> here.call(parts -> parts.files().read(bytes, key)))
        .isInstanceOfSatisfying(BackupException.class, e -> refusal[0] = e);
    assertThat(refusal[0].category()).as(refusal[0].getMessage()).isEqualTo(category);
    return refusal[0];
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
