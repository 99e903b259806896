package io.dbackup.product.server;

import io.dbackup.product.sample.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Gives Arquillian a domain of its own in the unpacked Payara, made by the script an operator would
 * use. Arquillian takes a domain as it stands, so an old one would bring its old applications, and
 * an old data folder its old database.
 */
public final class FreshPayaraDomain implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    if (ServerKind.underTest() != ServerKind.PAYARA || System.getenv("DBACKUP_HTTP_PORT") == null) {
      return;
    }
    Path home = ServerKind.PAYARA.home();
    Path domain = home.resolve("glassfish/domains/arquillian");
    Folders.delete(domain);
    Folders.delete(Path.of(System.getenv("DBACKUP_DATA_DIR")));
    Path script = ServerKind.PAYARA.startScript().resolveSibling("create-domain.sh");
    Shell.run(
        Folders.make(ServerKind.workFolder()),
        List.of(script.toString(), home.toString(), domain.toString()));
    try {
      System.setProperty(
          "payara.admin.password",
          Files.readString(domain.resolve("config/admin-password")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
