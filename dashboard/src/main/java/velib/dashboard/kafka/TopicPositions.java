package velib.dashboard.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a topic was read: the next offset of each partition, such as {@code 0:128,1:44}. It is
 * the id of an event, so that any server can send a viewer who comes back what it missed.
 */
public final class TopicPositions {
  private static final Pattern PART = Pattern.compile("([0-9]{1,9}):([0-9]{1,18})");
  private static final int LONGEST = 10_000;

  private final Map<Integer, Long> next = new TreeMap<>();

  /** Parses an id; empty if it is not one. */
  public static Optional<TopicPositions> parse(String id) {
    if (id == null || id.isEmpty() || id.length() > LONGEST) {
      return Optional.empty();
    }
    TopicPositions positions = new TopicPositions();
    for (String part : id.split(",", -1)) {
      Matcher numbers = PART.matcher(part);
      if (!numbers.matches()) {
        return Optional.empty();
      }
      positions.next.put(Integer.valueOf(numbers.group(1)), Long.valueOf(numbers.group(2)));
    }
    return Optional.of(positions);
  }

  /** Notes that a message was read. */
  public void read(int partition, long offset) {
    next.merge(partition, offset + 1, Math::max);
  }

  /** Whether a message has been read. */
  public boolean cover(int partition, long offset) {
    return offset < next.getOrDefault(partition, 0L);
  }

  /** Whether the other has read at least this far in every partition. */
  public boolean areCoveredBy(TopicPositions other) {
    return next.entrySet().stream()
        .allMatch(entry -> entry.getValue() <= other.next.getOrDefault(entry.getKey(), 0L));
  }

  boolean isEmpty() {
    return next.isEmpty();
  }

  /** Forgets all positions. */
  public void clear() {
    next.clear();
  }

  @Override
  public String toString() {
    return next.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining(","));
  }
}
