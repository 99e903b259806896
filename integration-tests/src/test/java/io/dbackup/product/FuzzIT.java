package io.dbackup.product;

import io.dbackup.product.chapter.FuzzChapter;
import io.dbackup.product.client.Answer;
import io.dbackup.product.fuzz.OddRequest;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.ProductServer;
import io.dbackup.product.server.ServerKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Odd requests, to a server of their own: they change and delete what they can. On WildFly; on
 * Payara with {@code -Dfuzz.payara=true}, because its web container answers some of them itself.
 */
@Tag("server")
@EnabledIf("io.dbackup.product.FuzzIT#isWanted")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIT implements FuzzChapter {
  private ProductServer server;
  private World world;

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

  static boolean isWanted() {
    return ServerKind.underTest() == ServerKind.WILDFLY || Boolean.getBoolean("fuzz.payara");
  }

  /**
   * Payara answers an address that is none to it with an empty 400, and an unknown method outside
   * of the API with 501. No setting changes that.
   */
  @Override
  public boolean isBeforeTheApplication(OddRequest request, Answer answer) {
    return ServerKind.underTest() == ServerKind.PAYARA
        && (answer.status() == 501
            || answer.status() == 400 && answer.text().isEmpty() && isNoPath(request.path()));
  }

  private static boolean isNoPath(String address) {
    String path = address.replaceFirst("\\?.*", "");
    // What is no UTF-8 decodes to the replacement character.
    String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    return decoded.matches("(?s).*[\\x00\\\\\\uFFFD].*");
  }
}
