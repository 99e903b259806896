package io.dbackup.product;

import io.dbackup.product.chapter.AccessChapter;
import io.dbackup.product.chapter.AuditChapter;
import io.dbackup.product.chapter.BackupChapter;
import io.dbackup.product.chapter.ConfigurationChapter;
import io.dbackup.product.chapter.ConformanceChapter;
import io.dbackup.product.chapter.DownloadChapter;
import io.dbackup.product.chapter.EditingChapter;
import io.dbackup.product.chapter.ErrorChapter;
import io.dbackup.product.chapter.MonitoringChapter;
import io.dbackup.product.chapter.NotificationChapter;
import io.dbackup.product.chapter.PermissionChapter;
import io.dbackup.product.chapter.ReadmeChapter;
import io.dbackup.product.chapter.RecoveryChapter;
import io.dbackup.product.chapter.RetentionChapter;
import io.dbackup.product.chapter.ScheduleChapter;
import io.dbackup.product.chapter.ScriptChapter;
import io.dbackup.product.chapter.SettingsChapter;
import io.dbackup.product.chapter.StorageChapter;
import io.dbackup.product.chapter.SystemTaskChapter;
import io.dbackup.product.sample.World;
import io.dbackup.product.server.ProductServer;
import io.dbackup.product.server.ServerKind;
import io.dbackup.testing.webhook.DiscordStub;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** The whole product on one application server, used as its users use it. */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProductIT
    implements AccessChapter,
        AuditChapter,
        BackupChapter,
        ConfigurationChapter,
        DownloadChapter,
        EditingChapter,
        MonitoringChapter,
        NotificationChapter,
        ReadmeChapter,
        RecoveryChapter,
        RetentionChapter,
        ScheduleChapter,
        ScriptChapter,
        SettingsChapter,
        StorageChapter,
        SystemTaskChapter,
        ConformanceChapter,
        ErrorChapter,
        PermissionChapter {

  private final DiscordStub discord = new DiscordStub();
  private ProductServer server;
  private World world;

  @BeforeAll
  void startTheServer() {
    server =
        ProductServer.start(
            "product",
            Map.of(
                "DBACKUP_DISCORD_ORIGINS",
                discord.origin(),
                "DBACKUP_METRICS_TOKEN",
                MonitoringChapter.TOKEN));
    world = new World(server.uri(), ServerKind.workFolder().resolve("product/files"));
  }

  @AfterAll
  void stopTheServer() {
    server.close();
    discord.close();
  }

  @Override
  public DiscordStub discord() {
    return discord;
  }

  @Override
  public World world() {
    return world;
  }
}
