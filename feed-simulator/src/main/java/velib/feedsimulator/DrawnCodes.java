package velib.feedsimulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Draws station codes as the operator numbers them, the default two first. */
final class DrawnCodes {
  /** From this size on, a few codes have the suffix of a relay next to a station. */
  private static final int LEAST_WITH_RELAYS = 200;

  private static final int STATIONS_PER_RELAY = 300;

  /** The areas have little more room for codes as the operator numbers them. */
  private static final int MOST_PLAIN = 20_000;

  private final Random random;
  private final List<Area> areas = Area.all();

  DrawnCodes(long seed) {
    this.random = new Random(seed);
  }

  /**
   * This many different codes, in no particular order. In a network that no city has, those beyond
   * {@link #MOST_PLAIN} are further stations beside the first ones, such as {@code 16107_2}.
   */
  List<String> take(int count) {
    List<String> plain = plain(Math.min(count, MOST_PLAIN));
    List<String> codes = new ArrayList<>(plain);
    for (int number = 2; codes.size() < count; number++) {
      for (int index = 0; index < plain.size() && codes.size() < count; index++) {
        codes.add(plain.get(index) + "_" + number);
      }
    }
    return codes;
  }

  private List<String> plain(int count) {
    Set<String> codes = new LinkedHashSet<>(Network.DEFAULT_CODES);
    Map<Area, List<Integer>> numbers = new HashMap<>();
    List<Area> urn = new ArrayList<>();
    for (Area area : areas) {
      numbers.put(area, shuffledNumbers(area, count));
      urn.addAll(Collections.nCopies(area.usualStations, area));
    }
    List<String> relays = relays(count);
    while (codes.size() < count - relays.size()) {
      Area area = urn.get(random.nextInt(urn.size()));
      List<Integer> left = numbers.get(area);
      if (left.isEmpty()) {
        urn.removeIf(area::equals);
      } else {
        codes.add(area.stationCode(left.remove(left.size() - 1)));
      }
    }
    codes.addAll(relays);
    return List.copyOf(codes);
  }

  /** Low numbers first, with gaps as in the real numbering. */
  private List<Integer> shuffledNumbers(Area area, int count) {
    int expected = (int) Math.ceil(area.usualStations * count / 1_500.0);
    int densest = Math.min(area.room(), expected * 3 / 2 + 10);
    List<Integer> low = new ArrayList<>();
    List<Integer> high = new ArrayList<>();
    for (int number = 1; number <= area.room(); number++) {
      (number <= densest ? low : high).add(number);
    }
    Collections.shuffle(low, random);
    Collections.reverse(high);
    high.addAll(low);
    return high;
  }

  private static List<String> relays(int count) {
    List<String> relays = new ArrayList<>();
    if (count >= LEAST_WITH_RELAYS) {
      for (int relay = 0; relay <= count / STATIONS_PER_RELAY && relay < 8; relay++) {
        relays.add(relay == 0 ? "16107_relais" : 9_000 + 10 + relay + "_Relais");
      }
    }
    return relays;
  }
}
