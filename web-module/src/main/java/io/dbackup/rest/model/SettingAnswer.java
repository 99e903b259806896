package io.dbackup.rest.model;

import io.dbackup.application.SettingsService;
import io.dbackup.config.InstanceSettings.Origin;
import io.dbackup.config.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A setting as it is now.
 *
 * @param type {@code integer}, {@code choice} or {@code text}
 * @param value a number for an integer, else a text; null when there is none
 * @param defaultValue what it is when nobody says anything
 * @param source {@code environment}, {@code stored} or {@code default}
 * @param changeable false when the operator has fixed it in the environment
 * @param options what a choice may be; empty for other types
 * @param rule what values it takes, in words
 */
public record SettingAnswer(
    String name,
    String description,
    String type,
    Object value,
    Object defaultValue,
    String source,
    boolean changeable,
    String environmentVariable,
    List<String> options,
    String rule) {

  public static SettingAnswer of(SettingsService.Current current) {
    Setting<?> setting = current.setting();
    return new SettingAnswer(
        setting.name(),
        setting.description(),
        setting.kind().name().toLowerCase(Locale.ROOT),
        typed(setting, current.value()),
        typed(setting, setting.otherwise()),
        current.origin().name().toLowerCase(Locale.ROOT),
        current.origin() != Origin.ENVIRONMENT,
        setting.environmentVariable(),
        setting.options(),
        setting.rule());
  }

  private static Object typed(Setting<?> setting, Optional<String> text) {
    return setting.kind() == Setting.Kind.INTEGER
        ? text.map(Integer::valueOf).orElse(null)
        : text.orElse(null);
  }
}
