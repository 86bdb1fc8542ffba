package velib.feedsimulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import velib.stationmodel.PostcodeRule;

class NetworkProperties {
  private static final PostcodeRule RULE = PostcodeRule.withShippedExceptions();
  private static final Map<String, Area> AREAS =
      Area.all().stream()
          .collect(Collectors.toMap(area -> String.valueOf(area.postcode), Function.identity()));

  @Property(tries = 60)
  void everyStationHasACodeAnIdAndAPlaceOfItsOwnPostcode(
      @ForAll @IntRange(min = 2, max = 3_000) int size, @ForAll @IntRange(min = 0) int seed) {
    List<Station> stations = network(size, seed).stations();

    assertThat(stations).hasSize(size);
    assertThat(stations).extracting(station -> station.code).doesNotHaveDuplicates();
    assertThat(stations).extracting(station -> station.id).doesNotHaveDuplicates();
    assertThat(stations.subList(0, 2))
        .extracting(station -> station.code)
        .containsExactly("16107", "32017");
    for (Station station : stations) {
      assertThat(station.code).matches("[0-9]{4,5}(_[rR]elais)?");
      assertThat(station.postcode).isEqualTo(RULE.postcodeOf(station.code).orElseThrow());
      Area area = AREAS.get(station.postcode);
      double northMetres = (station.latitude - area.latitude) * 111_195;
      double eastMetres = (station.longitude - area.longitude) * 73_200;
      assertThat(Math.hypot(northMetres, eastMetres)).isLessThan(area.radiusMetres * 1.02);
    }
  }

  @Property(tries = 30)
  void oddStationsAreAsManyAsInTheRealFeed(@ForAll @IntRange(min = 0) int seed) {
    List<Station> stations = network(1_500, seed).stations();

    assertThat(stations.stream().filter(station -> station.capacity == 0).count())
        .isBetween(10L, 16L);
    assertThat(stations.stream().filter(Station::silent).count()).isBetween(21L, 42L);
    assertThat(stations.stream().filter(station -> station.id > Integer.MAX_VALUE).count())
        .isBetween(150L, 290L);
    assertThat(stations.stream().map(station -> station.postcode).distinct().count())
        .isGreaterThan(60);
  }

  @Property(tries = 20)
  void theSameSeedGivesTheSameStations(@ForAll @IntRange(min = 0) int seed) {
    assertThat(network(300, seed).stations())
        .usingRecursiveFieldByFieldElementComparator()
        .isEqualTo(network(300, seed).stations());
  }

  @Example
  void aNetworkMayHaveAMillionStationsEachWithAPostcode() {
    List<String> codes = new DrawnCodes(42).take(Network.MOST_STATIONS);

    assertThat(codes).hasSize(1_000_000).doesNotHaveDuplicates();
    assertThat(codes).allMatch(code -> RULE.postcodeOf(code).isPresent());
    assertThat(codes.subList(0, 20_000)).isEqualTo(new DrawnCodes(42).take(20_000));
  }

  static Network network(int size, int seed) {
    return new Network(size, seed, RULE::postcodeOf);
  }
}
