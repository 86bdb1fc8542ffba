package velib.dashboard.places;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import velib.feedclient.TooManyStations;
import velib.settings.RootCause;

/**
 * Keeps the stations' names and coordinates: on disk, so that a restart has them at once, and
 * refreshed once a day. Without them the page only lacks the names and the map.
 */
public final class StationInformation {
  private static final Logger LOG = LoggerFactory.getLogger(StationInformation.class);
  private static final Duration REFRESH = Duration.ofDays(1);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  private final String name;
  private final Source source;
  private final Path file;
  private final int maxStations;
  private final Clock clock;
  private volatile Map<String, StationPlace> places = Map.of();
  private Instant next;
  private Duration pause = FIRST_PAUSE;

  /**
   * Station information in which nothing is known yet.
   *
   * @param name what the source is called in a log line
   * @param file where it is kept
   * @param maxStations the most that are read
   */
  public StationInformation(String name, Source source, Path file, int maxStations, Clock clock) {
    this.name = name;
    this.source = source;
    this.file = file;
    this.maxStations = maxStations;
    this.clock = clock;
  }

  /** Where the file is from. */
  public interface Source {
    /**
     * Fetches the content of the file.
     *
     * @throws IOException with a message for a person
     */
    byte[] content() throws IOException, InterruptedException;
  }

  /** The places by station code; empty while nothing is known. */
  public Map<String, StationPlace> places() {
    return places;
  }

  /** Loads what an earlier run kept, if anything. */
  public void load() {
    next = clock.instant();
    try {
      places = StationPlaces.read(Files.readAllBytes(file), maxStations);
      next = Files.getLastModifiedTime(file).toInstant().plus(REFRESH);
    } catch (NoSuchFileException firstTime) {
      LOG.debug("No station information in {} yet", file);
    } catch (IOException | RuntimeException unusable) {
      LOG.warn("Cannot use the station information in {}: {}", file, words(unusable));
    }
  }

  /** The message of a failure that was made for a person, or what is known of any other. */
  private static String words(Exception failure) {
    return failure.getClass() == IOException.class || failure instanceof TooManyStations
        ? failure.getMessage()
        : RootCause.inOneLine(failure);
  }

  /**
   * Asks the feed again if it is time to.
   *
   * @return whether the places were replaced
   */
  public boolean refreshIfDue() throws InterruptedException {
    if (clock.instant().isBefore(next)) {
      return false;
    }
    try {
      byte[] content = source.content();
      places = StationPlaces.read(content, maxStations);
      next = clock.instant().plus(REFRESH);
      pause = FIRST_PAUSE;
      LOG.info("Loaded names and places of {} stations", places.size());
      keep(content);
      return true;
    } catch (IOException | RuntimeException failed) { // a fault must not ask the feed every second
      LOG.warn(
          "No station information from {}, asking again in {} min: {}",
          name,
          pause.toMinutes(),
          words(failed));
      next = clock.instant().plus(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
      return false;
    }
  }

  private void keep(byte[] content) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path beside = file.resolveSibling(file.getFileName() + ".new");
      Files.write(beside, content);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException notKept) {
      LOG.warn("Cannot keep the station information in {}: {}", file, notKept.getMessage());
    }
  }
}
