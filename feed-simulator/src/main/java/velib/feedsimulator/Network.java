package velib.feedsimulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * The stations of a simulated network: a pure function of seed and size, distributed over the
 * postcodes like the real ones.
 *
 * <p>The two stations that the pipeline watches by default are always the first two. The shares of
 * silent, closed and odd stations are those of the real feed.
 */
final class Network {
  static final int LEAST_STATIONS = 2;
  static final int MOST_STATIONS = 1_000_000;
  static final List<String> DEFAULT_CODES = List.of("16107", "32017");

  private static final double CENTRE_LATITUDE = 48.8600;
  private static final double CENTRE_LONGITUDE = 2.3450;
  private static final double METRES_PER_DEGREE = 111_195;
  private static final double PARALLEL_SHRINKS_BY = Math.cos(Math.toRadians(CENTRE_LATITUDE));
  private static final double EDGE_METRES = 9_500;
  private static final long SILENT_FOR_YEARS_EPOCH_SECOND = 1_530_000_000L;
  private static final long SILENT_LATELY_EPOCH_SECOND = 1_770_000_000L;
  private static final int HUNDRED_DAYS_SECONDS = 8_640_000;

  private final List<Station> stations;

  Network(int size, long seed, Function<String, Optional<String>> postcodeRule) {
    Map<Integer, Area> areas = new HashMap<>();
    Area.all().forEach(area -> areas.put(area.postcode, area));
    SeededNoise noise = new SeededNoise(seed);
    OddStations odd = new OddStations(size, seed);
    List<String> codes = new DrawnCodes(seed).take(size);
    List<String> places = Area.lines("places.txt");
    Set<Long> ids = new HashSet<>();
    List<Station> built = new ArrayList<>(size);
    for (int index = 0; index < size; index++) {
      String code = codes.get(index);
      SeededNoise.Stream draw = noise.stream(code, "station");
      String postcode = postcodeRule.apply(code).orElse(null);
      // An exception to the postcode rule is located in its postcode, not where its code says.
      Area area = Optional.ofNullable(postcode).map(Integer::valueOf).map(areas::get).orElseThrow();
      double distance = area.radiusMetres * Math.sqrt(draw.at(0)) / METRES_PER_DEGREE;
      double direction = 2 * Math.PI * draw.at(1);
      built.add(
          new Station(
              index,
              stationId(code, draw, ids),
              code,
              postcode,
              name(area, places, draw),
              sixDecimals(area.latitude + distance * Math.sin(direction)),
              sixDecimals(area.longitude + distance * Math.cos(direction) / PARALLEL_SHRINKS_BY),
              odd.withoutDocks.contains(index) ? 0 : 12 + draw.below(30, 2) + draw.below(12, 3),
              odd.closed.contains(index),
              odd.closedWithBikes.contains(index),
              silentSince(index, odd, draw)));
    }
    stations = Collections.unmodifiableList(built);
  }

  List<Station> stations() {
    return stations;
  }

  static boolean isDefault(Station station) {
    return DEFAULT_CODES.contains(station.code);
  }

  /** From 1 in the centre of Paris to -1 at the edge and beyond. */
  static double centrality(Station station) {
    double northMetres = (station.latitude - CENTRE_LATITUDE) * METRES_PER_DEGREE;
    double eastMetres =
        (station.longitude - CENTRE_LONGITUDE) * METRES_PER_DEGREE * PARALLEL_SHRINKS_BY;
    return 1 - 2 * Math.min(1, Math.hypot(northMetres, eastMetres) / EDGE_METRES);
  }

  /** As in the real feed, about one id in seven does not fit 32 bits. */
  private static long stationId(String code, SeededNoise.Stream draw, Set<Long> taken) {
    if (code.equals("16107")) {
      taken.add(213_688_169L);
      return 213_688_169L;
    }
    for (long attempt = 100; ; attempt++) {
      boolean large = draw.at(attempt) < 0.145;
      long id = (long) (draw.at(-attempt) * (large ? 40e9 : 2.1e9)) + (large ? 1L << 32 : 1_000);
      if (taken.add(id)) {
        return id;
      }
    }
  }

  private static String name(Area area, List<String> places, SeededNoise.Stream draw) {
    String place = places.get(draw.below(places.size(), 4));
    String other = area.inParis() ? places.get(draw.below(places.size(), 5)) : area.name;
    return place.equals(other) ? place : place + " - " + other;
  }

  private static long silentSince(int index, OddStations odd, SeededNoise.Stream draw) {
    if (index == odd.silentForYears) {
      return SILENT_FOR_YEARS_EPOCH_SECOND;
    }
    return odd.silent.contains(index)
        ? SILENT_LATELY_EPOCH_SECOND - draw.below(HUNDRED_DAYS_SECONDS, 6)
        : 0;
  }

  private static double sixDecimals(double degrees) {
    return Math.round(degrees * 1e6) / 1e6;
  }

  /** Which stations are unusual; never the two default ones. */
  private static final class OddStations {
    final Set<Integer> withoutDocks;
    final Set<Integer> closed;
    final Set<Integer> closedWithBikes;
    final Set<Integer> silent;
    final int silentForYears;

    OddStations(int size, long seed) {
      List<Integer> order = new ArrayList<>();
      for (int index = DEFAULT_CODES.size(); index < size; index++) {
        order.add(index);
      }
      Collections.shuffle(order, new Random(seed));
      int docksGone = size * 8 / 1_000;
      int closures = size * 13 / 1_000;
      withoutDocks = Set.copyOf(order.subList(0, docksGone));
      closed = Set.copyOf(order.subList(docksGone, docksGone + closures));
      closedWithBikes = Set.copyOf(order.subList(docksGone, docksGone + Math.min(2, closures)));
      // Some of the closed ones are among the silent ones.
      int firstSilent = docksGone + closures / 2;
      int silentStations = Math.min(size * 2 / 100, order.size() - firstSilent);
      silent = Set.copyOf(order.subList(firstSilent, firstSilent + silentStations));
      silentForYears = silentStations == 0 ? -1 : order.get(firstSilent);
    }
  }
}
