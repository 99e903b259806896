package io.dbackup.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbackup.product.client.Api;
import io.dbackup.product.client.Waiting;
import io.dbackup.product.sample.Content;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.ServerKind;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packaged archive, deployed by the server's own management interface, does the main job. */
@Tag("server")
@ArquillianTest
@RunAsClient
class DeploymentIT {

  @Deployment(testable = false)
  static EnterpriseArchive archive() {
    return ShrinkWrap.createFromZipFile(EnterpriseArchive.class, ServerKind.archive().toFile());
  }

  @Test
  void theDeployedArchiveShouldBackUpAndRestore() {
    URI server = URI.create("http://127.0.0.1:" + System.getenv("DBACKUP_HTTP_PORT"));
    Waiting.until(
        "the deployed application to be healthy",
        Duration.ofSeconds(60),
        () -> Optional.of(Api.healthy(server)).filter(healthy -> healthy));
    World world = new World(server, ServerKind.workFolder().resolve("arquillian-files"));
    for (Engine engine : Engine.values()) {
      StoredBackup backup = world.backup(engine);
      String restored = "restored_" + World.next();
      JsonObject execution = world.restore(backup, restored);
      assertThat(execution.getString("status")).as("%s", execution).isEqualTo("Success");
      assertThat(Content.of(engine, restored)).isEqualTo(Content.of(engine, backup.database()));
    }
  }
}
