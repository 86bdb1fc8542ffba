package velib.sparkconsumer.totals;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import velib.stationmodel.Position;
import velib.stationmodel.StationEntry;
import velib.stationmodel.StationStatus;
import velib.stationmodel.scan.StationCodeHash;
import velib.stationmodel.scan.StatusScanner;

/**
 * The newest entry of each station of one partition, looked up by the code as a message's bytes
 * spell it. One of Java's maps would need an object for each lookup. This table needs none, and
 * overwrites the numbers of a station in place.
 *
 * <p>Not thread-safe: each task has its own.
 */
final class StationTable implements Iterable<StationTable.Station> {
  private static final StationCodeHash HASH = StationCodeHash.ofThisProcess();
  private static final int FIRST_PLACES = 4096; // a power of two; at most half are used

  private Station[] places = new Station[FIRST_PLACES];
  private int size;

  /** Finds the station with this code in ASCII; returns null if there is none yet. */
  Station find(byte[] bytes, int offset, int length) {
    int hash = HASH.of(bytes, offset, length);
    for (int place = place(hash); places[place] != null; place = next(place)) {
      if (places[place].hash == hash && places[place].hasCode(bytes, offset, length)) {
        return places[place];
      }
    }
    return null;
  }

  /**
   * Keeps an entry, which is newer than those before.
   *
   * @return whether there was another entry of the same station
   */
  boolean take(String postcode, StationEntry entry) {
    String code = entry.stationCode();
    int place = place(HASH.of(code));
    while (places[place] != null && !places[place].code.equals(code)) {
      place = next(place);
    }
    if (places[place] == null) {
      places[place] = new Station(code, postcode, entry);
      if (++size > places.length / 2) {
        grow();
      }
      return false;
    }
    places[place].keep(entry);
    return true;
  }

  private void grow() {
    Station[] smaller = places;
    places = new Station[2 * smaller.length];
    for (Station station : smaller) {
      if (station != null) {
        int place = place(station.hash);
        while (places[place] != null) {
          place = next(place);
        }
        places[place] = station;
      }
    }
  }

  private int place(int hash) {
    return hash & (places.length - 1);
  }

  private int next(int place) {
    return (place + 1) & (places.length - 1);
  }

  /** Forgets all stations. */
  void clear() {
    if (size > 0) {
      places = new Station[FIRST_PLACES];
      size = 0;
    }
  }

  @Override
  public Iterator<Station> iterator() {
    return Arrays.stream(places).filter(Objects::nonNull).iterator();
  }

  /** The newest entry of a station so far, as numbers that are overwritten. */
  static final class Station {
    private final String code;
    private final int hash;
    private final String postcode;
    private long runningMs;
    private long offset;
    private boolean removed;
    private int bikes;
    private int mechanicalBikes;
    private int electricBikes;
    private int docks;
    private boolean rentable;
    private long lastReportedEpochSecond;

    private Station(String code, String postcode, StationEntry first) {
      this.code = code;
      this.hash = HASH.of(code);
      this.postcode = postcode;
      keep(first);
    }

    private boolean hasCode(byte[] bytes, int offset, int length) {
      if (code.length() != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (code.charAt(i) != bytes[offset + i]) {
          return false;
        }
      }
      return true;
    }

    /** Keeps what was scanned of a message. */
    void report(long newRunningMs, long newOffset, StatusScanner status) {
      runningMs = newRunningMs;
      offset = newOffset;
      removed = false;
      bikes = status.bikes();
      mechanicalBikes = status.mechanicalBikes();
      electricBikes = status.electricBikes();
      docks = status.docks();
      rentable = status.rentable();
      lastReportedEpochSecond = status.lastReportedEpochSecond();
    }

    private void keep(StationEntry entry) {
      runningMs = entry.position().runningMs();
      offset = entry.position().offset();
      removed = entry.isRemoved();
      if (!removed) {
        bikes = entry.status().bikes();
        mechanicalBikes = entry.status().mechanicalBikes();
        electricBikes = entry.status().electricBikes();
        docks = entry.status().docks();
        rentable = entry.status().rentable();
        lastReportedEpochSecond = entry.status().lastReportedEpochSecond();
      }
    }

    long runningMs() {
      return runningMs;
    }

    String postcode() {
      return postcode;
    }

    StationEntry entry(int partition) {
      Position position = new Position(runningMs, partition, offset);
      return removed
          ? StationEntry.removed(StationEntry.VELIB_FEED, code, position)
          : StationEntry.reported(
              StationEntry.VELIB_FEED,
              position,
              new StationStatus(
                  code,
                  bikes,
                  mechanicalBikes,
                  electricBikes,
                  docks,
                  rentable,
                  lastReportedEpochSecond));
    }
  }
}
