package io.dbackup.product;

import io.dbackup.product.chapter.FuzzChapter;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.ProductServer;
import io.dbackup.product.server.ServerKind;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Odd requests, to a server of their own: they change and delete what they can. On WildFly:
 * Payara's web container refuses long queries and odd paths itself, with an empty answer, before
 * the application hears of them.
 */
@Tag("server")
@EnabledIf("io.dbackup.product.FuzzIT#isOnWildFly")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIT implements FuzzChapter {
  private ProductServer server;
  private World world;

  static boolean isOnWildFly() {
    return ServerKind.underTest() == ServerKind.WILDFLY;
  }

  @BeforeAll
  void startTheServer() {
    server = ProductServer.start("fuzz", Map.of());
    world = new World(server.uri(), ServerKind.workFolder().resolve("fuzz/files"));
  }

  @AfterAll
  void stopTheServer() {
    server.close();
  }

  @Override
  public World world() {
    return world;
  }
}
