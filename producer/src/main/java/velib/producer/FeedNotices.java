package velib.producer;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is worth knowing about the feed, at first and whenever it changes. */
final class FeedNotices {
  private static final Logger LOG = LoggerFactory.getLogger(FeedNotices.class);

  private final StationFilter filter;
  private String header = "";
  private Set<String> missing = Set.of();

  FeedNotices(StationFilter filter) {
    this.filter = filter;
  }

  /** Looks at an accepted snapshot, and logs what is new. */
  void look(Snapshot snapshot) {
    String headerNow = snapshot.header().description();
    if (!headerNow.equals(header)) {
      header = headerNow;
      LOG.info("The feed says {}; it has {} stations", header, snapshot.stationCodes().size());
    }
    Set<String> missingNow = filter.missingFrom(snapshot.stationCodes());
    if (!missingNow.equals(missing)) {
      missing = missingNow;
      if (missing.isEmpty()) {
        LOG.info("Every station of STATION_CODES is in the feed again");
      } else {
        LOG.warn(
            "Not in the feed: {} of STATION_CODES; codes are compared as a whole",
            String.join(", ", missing));
      }
    }
  }
}
