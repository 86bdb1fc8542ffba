package velib.dashboard.places;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StationPlacesTest {
  private static final int MANY = 100_000;

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
    assertThatThrownBy(() -> StationPlaces.read("{}".getBytes(UTF_8), MANY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no station");
    assertThatThrownBy(() -> StationPlaces.read("<html>".getBytes(UTF_8), MANY))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFieldThatIsNoPlainValueIsPassedOver() throws IOException {
    Map<String, StationPlace> places =
        read(
            "{\"stationCode\":\"16107\",\"name\":{\"text\":[\"x\"]},\"lat\":[48.8],\"lon\":2.2}",
            "[{\"stationCode\":\"1001\"}]",
            "null",
            "{\"stationCode\":[1002]}",
            "{\"rental_methods\":[\"CARD\"],\"stationCode\":\"1003\",\"capacity\":12}");

    assertThat(places).containsOnlyKeys("16107", "1003");
    assertThat(places.get("16107").name).isNull();
    assertThat(places.get("16107").latitude).isNull();
    assertThat(places.get("1003").capacity).isEqualTo(12);
  }

  @Test
  void aTextThatIsTooLongIsNotKept() throws IOException {
    Map<String, StationPlace> places =
        read(
            "{\"stationCode\":\"" + "7".repeat(64) + "\",\"name\":\"" + "n".repeat(200) + "\"}",
            "{\"stationCode\":\"" + "7".repeat(65) + "\"}",
            "{\"stationCode\":" + "8".repeat(65) + "}",
            "{\"stationCode\":\"16107\",\"name\":\"" + "n".repeat(201) + "\"}");

    assertThat(places).containsOnlyKeys("7".repeat(64), "16107");
    assertThat(places.get("7".repeat(64)).name).hasSize(200);
    assertThat(places.get("16107").name).isNull();
  }

  @Test
  void aRowThatHoldsNaNSpoilsNoOther() throws IOException {
    Map<String, StationPlace> places =
        read(
            "{\"stationCode\":\"16107\",\"lat\":NaN,\"lon\":2.2,\"capacity\":Infinity}",
            "{\"stationCode\":\"32017\",\"lat\":48.8,\"lon\":2.2}");

    assertThat(places.get("16107").latitude).isNull();
    assertThat(places.get("16107").capacity).isNull();
    assertThat(places.get("32017").latitude).isEqualTo(48.8);
  }

  @Test
  void millionsOfRowsAreRefusedBeforeTheyTakeMemory() {
    byte[] file = "{\"data\":{\"stations\":[{}".concat(",{}".repeat(5_000_000)).getBytes(UTF_8);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);

    assertThatThrownBy(() -> StationPlaces.read(file, MANY))
        .isInstanceOf(IOException.class)
        .hasMessage("the answer has more than 100000 stations (FEED_MAX_STATIONS)");

    assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(file.length);
  }

  private static Map<String, StationPlace> read(String... rows) throws IOException {
    String file = "{\"data\":{\"stations\":[" + String.join(",", rows) + "]}}";
    return StationPlaces.read(file.getBytes(UTF_8), MANY);
  }
}
