package velib.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** The values of a program's settings: read once at its start, all of them checked. */
public final class Settings {
  private final Map<Setting<?>, Object> values;

  private Settings(Map<Setting<?>, Object> values) {
    this.values = values;
  }

  /** The value of a setting that was among those read. */
  @SuppressWarnings("unchecked") // read() stores under each setting what that setting's reader gave
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting);
    if (value == null) {
      throw new IllegalArgumentException(setting.name() + " is not among this program's settings");
    }
    return (T) value;
  }

  /**
   * Reads the declared settings from an environment; a variable that is missing or empty has its
   * default.
   *
   * @param rules what has to hold between settings; asked once each of them is good by itself
   * @throws InvalidSettings naming every bad variable, its value and what is expected
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
                "%s is \"%s\": expected %s",
                setting.name(), given.get(setting.name()), setting.expected()));
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
   * Reads the settings from this process's environment; where one is bad, says so on standard error
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

  /** Something that has to hold between several settings. */
  public interface Rule {
    /**
     * Looks at the settings and reports each fault as one line that begins with the variable's
     * name.
     */
    void check(Settings settings, Consumer<String> faults);
  }
}
