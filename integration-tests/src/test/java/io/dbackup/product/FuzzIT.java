package io.dbackup.product;

import io.dbackup.product.chapter.FuzzChapter;
import io.dbackup.product.client.Answer;
import io.dbackup.product.fuzz.OddRequest;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.ProductServer;
import io.dbackup.product.server.ServerKind;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** Odd requests, to a server of their own: they change and delete what they can. */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIT implements FuzzChapter {
  /** What Payara's web container takes for no path at all. */
  private static final Pattern NO_PATH = Pattern.compile("[^?]*%(00|5c|c0|ff).*", Pattern.DOTALL);

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

  /** Payara answers some paths with an empty 400, which no setting changes. */
  @Override
  public boolean isBeforeTheApplication(OddRequest request, Answer answer) {
    return ServerKind.underTest() == ServerKind.PAYARA
        && answer.status() == 400
        && answer.text().isEmpty()
        && NO_PATH.matcher(request.path()).matches();
  }
}
