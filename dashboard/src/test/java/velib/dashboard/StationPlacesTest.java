package velib.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StationPlacesTest {
  @Test
  void takesOfEachStationWhatCanBeUsed() throws IOException {
    Map<String, StationPlace> places =
        read(
            "{\"stationCode\":\"16107\",\"name\":\" Benjamin Godard \",\"lat\":48.8,\"lon\":2.2,\"capacity\":35}",
            "{\"stationCode\":32017,\"name\":7,\"lat\":0,\"lon\":2.2,\"capacity\":0}",
            "{\"stationCode\":\"1001\",\"lat\":91,\"lon\":2.2}",
            "{\"name\":\"nobody\"}");

    assertThat(places).containsOnlyKeys("16107", "32017", "1001");
    assertThat(places.get("16107").name).isEqualTo("Benjamin Godard");
    assertThat(places.get("16107").longitude).isEqualTo(2.2);
    assertThat(places.get("16107").capacity).isEqualTo(35);
    assertThat(places.get("32017").name).isNull();
    assertThat(places.get("32017").longitude).isNull();
    assertThat(places.get("32017").capacity).isNull();
    assertThat(places.get("1001").latitude).isNull();
  }

  @Test
  void aFileWithoutStationsIsNone() {
    assertThatThrownBy(() -> StationPlaces.read("{}".getBytes(UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no station");
    assertThatThrownBy(() -> StationPlaces.read("<html>".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
  }

  private static Map<String, StationPlace> read(String... rows) throws IOException {
    String file = "{\"data\":{\"stations\":[" + String.join(",", rows) + "]}}";
    return StationPlaces.read(file.getBytes(UTF_8));
  }
}
