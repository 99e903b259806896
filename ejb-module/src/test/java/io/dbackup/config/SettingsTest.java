package io.dbackup.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void everySettingShouldBeOnTheOperatorsPage() throws IOException {
    String page = Files.readString(Path.of("..", "server-config", "README.md"));
    assertThat(Settings.all())
        .allSatisfy(setting -> assertThat(page).contains(setting.environmentVariable()));
  }

  @Test
  void everyDefaultShouldFitItsOwnRule() {
    assertThat(Settings.all()).allSatisfy(setting -> setting.otherwise().ifPresent(setting::read));
  }

  @Test
  void noTwoSettingsShouldShareAName() {
    assertThat(Settings.all().stream().map(Setting::name)).doesNotHaveDuplicates();
  }
}
