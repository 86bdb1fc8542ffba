package velib.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Setting<Integer> COUNT = Setting.wholeNumber("COUNT", 3, 1, 10, "How many.");
  private static final Setting<Duration> PAUSE =
      Setting.duration("PAUSE", "1h", "1s", "24h", "How long.");
  private static final Setting<URI> ADDRESS =
      Setting.httpAddress("ADDRESS", "http://localhost:1/x", "Where.");
  private static final Setting<List<String>> CODES =
      Setting.texts("CODES", "1,2", "[0-9]+", "codes separated by commas", "Which.");
  private static final Setting<String> FILE = Setting.optionalText("FILE", "A file.");
  private static final Setting<Boolean> SWITCH = Setting.flag("SWITCH", false, "Whether.");
  private static final Setting<OptionalInt> PORT = Setting.portOrOff("PORT", 9101, "Which port.");
  private static final List<Setting<?>> ALL =
      List.of(COUNT, PAUSE, ADDRESS, CODES, FILE, SWITCH, PORT);

  @Test
  void anEmptyOrMissingVariableHasItsDefault() {
    Settings settings = Settings.read(ALL, Map.of("COUNT", "", "PAUSE", "  "));

    assertThat(settings.get(COUNT)).isEqualTo(3);
    assertThat(settings.get(PAUSE)).isEqualTo(Duration.ofHours(1));
    assertThat(settings.get(ADDRESS)).isEqualTo(URI.create("http://localhost:1/x"));
    assertThat(settings.get(CODES)).containsExactly("1", "2");
    assertThat(settings.get(FILE)).isEmpty();
    assertThat(settings.get(SWITCH)).isFalse();
    assertThat(settings.get(PORT)).hasValue(9101);
  }

  @Test
  void aValueIsReadInItsType() {
    Settings settings =
        Settings.read(
            ALL,
            Map.of("COUNT", " 7 ", "PAUSE", "1h30m", "CODES", "16107, 32017", "SWITCH", "true"));

    assertThat(settings.get(COUNT)).isEqualTo(7);
    assertThat(settings.get(PAUSE)).isEqualTo(Duration.ofMinutes(90));
    assertThat(settings.get(CODES)).containsExactly("16107", "32017");
    assertThat(settings.get(SWITCH)).isTrue();
  }

  @Test
  void aPortMayBeNone() {
    assertThat(Settings.read(ALL, Map.of("PORT", "off")).get(PORT)).isEmpty();
    assertThat(Settings.read(ALL, Map.of("PORT", "0")).get(PORT)).hasValue(0);
  }

  @Test
  void oneMessageNamesEveryBadVariableItsValueAndWhatIsExpected() {
    assertThatThrownBy(
            () ->
                Settings.read(ALL, Map.of("COUNT", "11", "PAUSE", "soon", "ADDRESS", "ftp://x/y")))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("3 settings are wrong")
        .hasMessageContaining("COUNT is \"11\": expected a whole number from 1 to 10")
        .hasMessageContaining("PAUSE is \"soon\": expected a length of time like 1h")
        .hasMessageContaining("ADDRESS is \"ftp://x/y\": expected an address like https://");
  }

  @ParameterizedTest
  @CsvSource({
    "COUNT, 1.5",
    "COUNT, 99999999999",
    "COUNT, 0",
    "PAUSE, 25h",
    "PAUSE, -1h",
    "ADDRESS, http:///path",
    "ADDRESS, not an address",
    "CODES, ','",
    "CODES, '1,x'",
    "SWITCH, yes",
    "PORT, none",
    "PORT, 65536",
    "PORT, -1"
  })
  void aBadValueIsRefused(String name, String value) {
    assertThatThrownBy(() -> Settings.read(ALL, Map.of(name, value)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(name + " is \"" + value + "\"");
  }

  @Test
  void aTimeToLiveUnderThreePollsIsRefused() {
    List<Setting<?>> both =
        List.of(PipelineSettings.STATION_TTL, PipelineSettings.POLL_INTERVAL_SECONDS);

    assertThatThrownBy(
            () ->
                Settings.read(
                    both,
                    Map.of("STATION_TTL", "2m", "POLL_INTERVAL_SECONDS", "60"),
                    PipelineSettings.TTL_COVERS_THREE_POLLS))
        .hasMessageContaining("STATION_TTL is 120 seconds: expected at least three poll intervals");
    Settings.read(both, Map.of("STATION_TTL", "3m"), PipelineSettings.TTL_COVERS_THREE_POLLS);
  }

  @Test
  void aPasswordInAnAddressThatCannotBeUsedIsNotPrinted() {
    Setting<URI> address = Setting.httpAddress("X_URL", "http://localhost/", "Where it is.");

    assertThatThrownBy(
            () ->
                Settings.read(
                    List.of(address), Map.of("X_URL", "ftp://velo:s3cret@host/x?token=t0ken")))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("X_URL is \"ftp://host/x?…\": expected an address")
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining("t0ken");
  }
}
