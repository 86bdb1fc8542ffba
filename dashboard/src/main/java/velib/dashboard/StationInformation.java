package velib.dashboard;

import java.io.IOException;
import java.net.URI;
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
import velib.feedclient.Download;

/**
 * Keeps the stations' names and coordinates of late: on disk, so that a restart has them at once,
 * and asked for again once a day. Without them the page lacks names and map, nothing else.
 */
final class StationInformation {
  private static final Logger LOG = LoggerFactory.getLogger(StationInformation.class);
  private static final Duration REFRESH = Duration.ofDays(1);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  private final URI source;
  private final Path file;
  private final Download download;
  private final int maxStations;
  private final Clock clock;
  private volatile Map<String, StationPlace> places = Map.of();
  private Instant next;
  private Duration pause = FIRST_PAUSE;

  /**
   * Nothing known yet.
   *
   * @param file where it is kept
   * @param maxStations the most that are read
   */
  StationInformation(URI source, Path file, Download download, int maxStations, Clock clock) {
    this.source = source;
    this.file = file;
    this.download = download;
    this.maxStations = maxStations;
    this.clock = clock;
  }

  /** By station code; empty while nothing is known. */
  Map<String, StationPlace> places() {
    return places;
  }

  /** Takes what was kept from before, if anything. */
  void load() {
    next = clock.instant();
    try {
      places = StationPlaces.read(Files.readAllBytes(file), maxStations);
      next = Files.getLastModifiedTime(file).toInstant().plus(REFRESH);
    } catch (NoSuchFileException firstTime) {
      LOG.debug("no stations are kept in {} yet", file);
    } catch (IOException unusable) {
      LOG.warn("the stations kept in {} cannot be used: {}", file, unusable.getMessage());
    }
  }

  /**
   * Asks the feed where it is time to.
   *
   * @return whether there is something new
   */
  boolean refreshIfDue() throws InterruptedException {
    if (clock.instant().isBefore(next)) {
      return false;
    }
    try {
      byte[] content = download.of(source);
      places = StationPlaces.read(content, maxStations);
      next = clock.instant().plus(REFRESH);
      pause = FIRST_PAUSE;
      LOG.info("{} stations have names and places now", places.size());
      keep(content);
      return true;
    } catch (IOException failed) {
      LOG.warn(
          "no names and places of stations from {}, asking again in {} min: {}",
          source,
          pause.toMinutes(),
          failed.getMessage());
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
      LOG.warn("the stations cannot be kept in {}: {}", file, notKept.getMessage());
    }
  }
}
