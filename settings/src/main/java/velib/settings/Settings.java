package velib.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** The values of a program's settings, read and checked once at its start. */
public final class Settings {
  private final Map<Setting<?>, Object> values;

  private Settings(Map<Setting<?>, Object> values) {
    this.values = values;
  }

  /** The value of a setting that was read. */
  @SuppressWarnings("unchecked") // read() stores each setting's value in its own type
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting);
    if (value == null) {
      throw new IllegalArgumentException(setting.name() + " is not among this program's settings");
    }
    return (T) value;
  }

  /**
   * Reads the declared settings from an environment; a missing or empty variable has its default.
   *
   * @param rules rules between settings, checked once each setting is valid by itself
   * @throws InvalidSettings with every bad variable, its value and what is expected
   */
  public static Settings read(
      List<? extends Setting<?>> declared, Map<String, String> environment, Rule... rules) {
    ConfigDef definitions = new ConfigDef();
    Map<String, String> given = new HashMap<>();
    for (Setting<?> setting : declared) {
      setting.declareIn(definitions);
      String text = environment.get(setting.name());
      if (text != null && !text.isBlank()) {
        given.put(setting.name(), text.trim());
      }
    }
    Map<String, ConfigValue> checked = definitions.validateAll(given);
    List<String> faults = new ArrayList<>();
    Map<Setting<?>, Object> values = new HashMap<>();
    for (Setting<?> setting : declared) {
      ConfigValue value = checked.get(setting.name());
      if (value.errorMessages().isEmpty()) {
        values.put(setting, setting.read(value.value()));
      } else {
        faults.add(
            String.format(
                Locale.ROOT,
                "%s is \"%s\": expected %s",
                setting.name(),
                PrintableText.line(setting.printable(given.get(setting.name()))),
                setting.expected()));
      }
    }
    Settings settings = new Settings(values);
    if (faults.isEmpty()) {
      for (Rule rule : rules) {
        rule.check(settings, faults::add);
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidSettings(faults);
    }
    return settings;
  }

  /**
   * Reads the settings from this process's environment; if one is bad, says so on standard error
   * and ends the process with {@link ExitStatus#BAD_SETTINGS}.
   */
  public static Settings readOrExit(List<? extends Setting<?>> declared, Rule... rules) {
    try {
      return read(declared, System.getenv(), rules);
    } catch (InvalidSettings invalid) {
      System.err.println(invalid.getMessage());
      System.exit(ExitStatus.BAD_SETTINGS);
      throw invalid;
    }
  }

  /** A rule between several settings. */
  public interface Rule {
    /**
     * Checks the settings, and reports each fault as one line that begins with the variable's name.
     */
    void check(Settings settings, Consumer<String> faults);
  }
}
