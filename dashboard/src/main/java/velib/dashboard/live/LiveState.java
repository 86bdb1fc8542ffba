package velib.dashboard.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.dashboard.kafka.TopicListener;
import velib.dashboard.kafka.TopicPositions;
import velib.dashboard.places.StationPlace;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationRetention;

/**
 * What is known now, and the viewers who watch it: each change reaches a viewer who joined before
 * it as an event, and one who joins after it in the first event, so that nobody misses any.
 *
 * <p>The lock is held to change and to copy. Answers and events are written from copies without it:
 * a large answer must not delay the topics. A viewer who joins while an event is written may be
 * sent a change twice, which changes nothing. Thread-safe.
 */
public final class LiveState {
  /** A viewer hears something at least this often, and so can detect a dead connection. */
  private static final long LONGEST_SILENCE_MS = 10_000;

  private final TotalsBoard totals = new TotalsBoard();
  private final StationsBoard stations;
  private final Supplier<Map<String, StationPlace>> places;
  private final Supplier<ObjectNode> state;
  private final Clock clock;
  private final Viewers viewers;
  private String lastState = "";
  private long lastStateMs;

  /**
   * A state in which nothing is known yet.
   *
   * @param rule the postcode of a station
   * @param retention for how long and how many of a postcode stations are kept
   * @param places the stations' names and coordinates by station code
   * @param state the content of the field {@code state} of {@code /api/totals}
   * @param mostViewers how many may watch at once
   */
  public LiveState(
      PostcodeRule rule,
      StationRetention retention,
      Supplier<Map<String, StationPlace>> places,
      Supplier<ObjectNode> state,
      int mostViewers,
      Clock clock) {
    stations = new StationsBoard(rule, retention);
    this.places = places;
    this.state = state;
    this.clock = clock;
    viewers = new Viewers(mostViewers);
  }

  /** Applies the messages of the results topic. */
  public final class Results implements TopicListener {
    @Override
    public void onMessages(List<ConsumerRecord<byte[], byte[]>> messages) {
      List<ResultMessage> results = new ArrayList<>();
      messages.forEach(message -> ResultMessage.of(message).ifPresent(results::add));
      Map<String, PostcodeTotals> changed = new TreeMap<>();
      results.forEach(result -> changed.put(result.totals.postcode(), result.totals));
      TotalsNow now;
      synchronized (LiveState.this) {
        totals.take(results);
        now = new TotalsNow(totals, changed.values(), clock.millis());
      }
      if (viewers.count() > 0 && !results.isEmpty()) {
        viewers.send(resultsEvent(now));
      }
    }

    @Override
    public void onRecreated() {
      TotalsNow now;
      synchronized (LiveState.this) {
        totals.forget();
        now = allTotals();
      }
      viewers.send(totalsEvent(now));
    }
  }

  /** Applies the messages of the input topic. */
  public final class Statuses implements TopicListener {
    @Override
    public void onMessages(List<ConsumerRecord<byte[], byte[]>> messages) {
      StationsBoard.Change change;
      synchronized (LiveState.this) {
        change = stations.take(messages);
      }
      if (viewers.count() > 0 && !change.isEmpty()) {
        viewers.send(Viewers.event("stations", null, Json.text(changeJson(change))));
      }
    }

    @Override
    public void onRecreated() {
      synchronized (LiveState.this) {
        stations.forget();
      }
    }
  }

  private ObjectNode changeJson(StationsBoard.Change change) {
    ObjectNode json = Json.object();
    ArrayNode changed = json.putArray("stations");
    change.stations.forEach(entry -> changed.add(Json.of(entry, stations.postcodeOf(entry))));
    ArrayNode gone = json.putArray("gone");
    change.gone.forEach(gone::add);
    return json;
  }

  /** Sends the state to the viewers if it changed or was not sent for a while; for one thread. */
  public void tellState() {
    ObjectNode now = state.get();
    String told = now.path("stream").asText() + now.path("since").asText();
    if (!told.equals(lastState) || clock.millis() - lastStateMs >= LONGEST_SILENCE_MS) {
      lastState = told;
      lastStateMs = clock.millis();
      viewers.send(Viewers.event("state", null, Json.text(now)));
    }
  }

  /** Tells the viewers that names and coordinates have changed. */
  public void tellPlaces() {
    viewers.send(Viewers.event("places", null, "{}"));
  }

  /**
   * Adds a viewer, and sends it what it needs to begin with.
   *
   * @param lastEventId the id of the last event that it got from this or another server; null for
   *     none
   * @return false if there are too many viewers already, and nothing was sent
   */
  public boolean addViewer(Viewer viewer, String lastEventId) {
    Optional<TotalsNow> missed;
    TotalsNow all;
    synchronized (this) {
      missed =
          TopicPositions.parse(lastEventId)
              .flatMap(totals::since)
              .map(since -> new TotalsNow(totals, since, clock.millis()));
      all = missed.orElseGet(this::allTotals);
      if (!viewers.add(viewer)) {
        return false;
      }
    }
    viewer.begin(
        missed.isPresent() ? resultsEvent(all) : totalsEvent(all),
        Viewers.event("state", null, Json.text(state.get())));
    return true;
  }

  /** The viewers who watch now. */
  public Viewers viewers() {
    return viewers;
  }

  /** The totals of all postcodes as they are now. */
  public synchronized List<PostcodeTotals> postcodes() {
    return List.copyOf(totals.all());
  }

  private TotalsNow allTotals() {
    return new TotalsNow(totals, totals.all(), clock.millis());
  }

  private byte[] totalsEvent(TotalsNow now) {
    return Viewers.event("totals", now.position(), Json.text(withState(now)));
  }

  private static byte[] resultsEvent(TotalsNow changed) {
    return Viewers.event("results", changed.position(), Json.text(changed.json()));
  }

  private ObjectNode withState(TotalsNow now) {
    return now.json().set("state", state.get());
  }

  /** The body of {@code /api/totals}. */
  public ObjectNode totals() {
    TotalsNow now;
    synchronized (this) {
      now = allTotals();
    }
    return withState(now);
  }

  /** The body of {@code /api/postcodes/…}; empty if there is no such postcode. */
  public Optional<ObjectNode> postcode(String postcode) {
    Optional<PostcodeTotals> found;
    synchronized (this) {
      found = totals.of(postcode);
    }
    return found.map(
        totalsOfIt -> {
          ObjectNode json = Json.object().put("postcode", postcode);
          json.set("totals", Json.of(totalsOfIt));
          json.set("stations", stations().of(postcode).json());
          return json;
        });
  }

  /** The content of {@code /api/stations}. */
  public StationsNow stations() {
    Map<String, StationPlace> known = places.get();
    synchronized (this) {
      return new StationsNow(stations.all(), stations::postcodeOf, known);
    }
  }

  /** The content of {@code /api/postcodes.geojson}. */
  public PostcodesNow postcodesWithPoints() {
    return new PostcodesNow(postcodes(), stations().meanPoints());
  }

  /** The body of {@code /api/postcodes/…/history}; empty if there is no such postcode. */
  public Optional<ObjectNode> history(String postcode, int hours) {
    Optional<History> copy;
    synchronized (this) {
      copy = totals.historyOf(postcode).map(History::copy);
    }
    return copy.map(
        history ->
            HistoryJson.of(history, clock.millis(), hours)
                .put("postcode", postcode)
                .put("hours", hours));
  }

  /** The body of {@code /api/trends}. */
  public ObjectNode trends() {
    Trends now;
    synchronized (this) {
      now = new Trends(totals, clock.millis());
    }
    return now.json();
  }

  /** The state of the stream, by its name in the API. */
  public String stream() {
    return state.get().path("stream").asText();
  }

  /** The Kafka timestamp of the newest status; empty if there is none. */
  public synchronized Optional<Instant> newestStatus() {
    return stations.newestMs().map(Instant::ofEpochMilli);
  }

  /** The Kafka timestamp of the newest result; empty if there is none. */
  public synchronized Optional<Instant> newestResult() {
    return totals.newestMs().map(Instant::ofEpochMilli);
  }
}
