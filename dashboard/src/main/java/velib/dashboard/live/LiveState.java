package velib.dashboard.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import velib.dashboard.kafka.TopicListener;
import velib.dashboard.kafka.TopicPositions;
import velib.dashboard.places.StationPlace;
import velib.stationmodel.PostcodeRule;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.Quantity;
import velib.stationmodel.StationEntry;

/**
 * What is known now, and the viewers who watch it: each change reaches a viewer who joined before
 * it as an event, and one who joins after it in the first event, so that nobody misses any.
 */
public final class LiveState {
  /** A viewer hears something at least this often, and so can detect a dead connection. */
  private static final long LONGEST_SILENCE_MS = 10_000;

  private static final int TREND_STEP_SECONDS = 300;
  private static final int TREND_STEPS = 25;
  private static final long HOUR_MS = 3_600_000;

  private static final Set<Quantity> BIKES =
      EnumSet.of(Quantity.TOTAL_BIKES, Quantity.MECHANICAL_BIKES, Quantity.ELECTRIC_BIKES);

  private final TotalsBoard totals = new TotalsBoard();
  private final StationsBoard stations;
  private final Supplier<Map<String, StationPlace>> places;
  private final Supplier<ObjectNode> state;
  private final Clock clock;
  private final Viewers viewers = new Viewers();
  private String lastState = "";
  private long lastStateMs;

  /**
   * A state in which nothing is known yet.
   *
   * @param rule the postcode of a station
   * @param stationTtl after which time without a message a station is gone
   * @param places the stations' names and coordinates by station code
   * @param state the content of the field {@code state} of {@code /api/totals}
   */
  public LiveState(
      PostcodeRule rule,
      Duration stationTtl,
      Supplier<Map<String, StationPlace>> places,
      Supplier<ObjectNode> state,
      Clock clock) {
    stations = new StationsBoard(rule, stationTtl);
    this.places = places;
    this.state = state;
    this.clock = clock;
  }

  /** Applies the messages of the results topic. */
  public final class Results implements TopicListener {
    @Override
    public void onMessages(List<ConsumerRecord<byte[], byte[]>> messages) {
      List<ResultMessage> results = new ArrayList<>();
      messages.forEach(message -> ResultMessage.of(message).ifPresent(results::add));
      synchronized (LiveState.this) {
        totals.take(results);
        if (viewers.count() > 0 && !results.isEmpty()) {
          Map<String, PostcodeTotals> changed = new TreeMap<>();
          results.forEach(result -> changed.put(result.totals.postcode(), result.totals));
          viewers.send(resultsEvent(changed.values()));
        }
      }
    }

    @Override
    public void onRecreated() {
      synchronized (LiveState.this) {
        totals.forget();
        viewers.send(totalsEvent());
      }
    }
  }

  /** Applies the messages of the input topic. */
  public final class Statuses implements TopicListener {
    @Override
    public void onMessages(List<ConsumerRecord<byte[], byte[]>> messages) {
      synchronized (LiveState.this) {
        StationsBoard.Change change = stations.take(messages);
        if (viewers.count() > 0 && !change.isEmpty()) {
          viewers.send(Viewers.event("stations", null, Json.text(changeJson(change))));
        }
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

  /** Sends the state to the viewers if it changed or has not been sent for a while. */
  public synchronized void tellState() {
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
   */
  public synchronized void addViewer(Viewer viewer, String lastEventId) {
    Optional<List<PostcodeTotals>> missed =
        TopicPositions.parse(lastEventId).flatMap(totals::since);
    viewer.send(missed.map(this::resultsEvent).orElseGet(this::totalsEvent));
    viewer.send(Viewers.event("state", null, Json.text(state.get())));
    viewers.add(viewer);
  }

  /** The viewers who watch now. */
  public Viewers viewers() {
    return viewers;
  }

  /** The totals of all postcodes as they are now. */
  public synchronized List<PostcodeTotals> postcodes() {
    return List.copyOf(totals.all());
  }

  private byte[] totalsEvent() {
    return Viewers.event("totals", totals.position(), Json.text(totals()));
  }

  private byte[] resultsEvent(Collection<PostcodeTotals> changed) {
    ObjectNode json = summary();
    json.set("postcodes", Json.of(changed));
    return Viewers.event("results", totals.position(), Json.text(json));
  }

  private ObjectNode summary() {
    ObjectNode json = Json.object().put("as_of", Json.time(totals.newestMs()));
    json.set("network", Json.of(totals.network()));
    json.set("hour_ago", hourAgo());
    return json;
  }

  /** What the network had an hour ago; null if the topic does not go back that far. */
  private ObjectNode hourAgo() {
    History network = totals.networkHistory();
    int step = network.stepAt(clock.millis() - HOUR_MS);
    if (step < 0) {
      return null;
    }
    ObjectNode json = Json.object();
    for (Quantity quantity : BIKES) {
      json.put(quantity.jsonName(), network.value(step, quantity));
    }
    return json;
  }

  /** The body of {@code /api/totals}. */
  public synchronized ObjectNode totals() {
    ObjectNode json = summary();
    json.set("postcodes", Json.of(totals.all()));
    json.set("state", state.get());
    return json;
  }

  /** The body of {@code /api/postcodes/…}; empty if there is no such postcode. */
  public synchronized Optional<ObjectNode> postcode(String postcode) {
    return totals
        .of(postcode)
        .map(
            found -> {
              ObjectNode json = Json.object().put("postcode", postcode);
              json.set("totals", Json.of(found));
              json.set("stations", stationsOf(postcode));
              return json;
            });
  }

  /** The body of {@code /api/stations}. */
  public synchronized ObjectNode stations() {
    return Json.object().set("stations", stationsOf(null));
  }

  private ArrayNode stationsOf(String postcode) {
    ArrayNode array = Json.array();
    Map<String, StationPlace> known = places.get();
    for (StationEntry entry : stations.all()) {
      String its = stations.postcodeOf(entry);
      if (postcode == null || postcode.equals(its)) {
        array.add(Json.of(entry, its, known.get(entry.stationCode())));
      }
    }
    return array;
  }

  /** The body of {@code /api/postcodes/…/history}; empty if there is no such postcode. */
  public synchronized Optional<ObjectNode> history(String postcode, int hours) {
    return totals
        .historyOf(postcode)
        .map(
            history ->
                HistoryJson.of(history, clock.millis(), hours)
                    .put("postcode", postcode)
                    .put("hours", hours));
  }

  /** The body of {@code /api/trends}. */
  public synchronized ObjectNode trends() {
    long end = Math.floorDiv(clock.millis(), 1_000);
    ObjectNode json = Json.object().put("step_seconds", TREND_STEP_SECONDS).put("end", end);
    ObjectNode postcodes = json.putObject("postcodes");
    for (PostcodeTotals each : totals.all()) {
      History history = totals.historyOf(each.postcode()).orElseThrow();
      ArrayNode values = postcodes.putArray(each.postcode());
      for (int back = TREND_STEPS - 1; back >= 0; back--) {
        int step = history.stepAt((end - (long) back * TREND_STEP_SECONDS) * 1_000);
        if (step < 0) {
          values.addNull();
        } else {
          values.add(history.value(step, Quantity.TOTAL_BIKES));
        }
      }
    }
    return json;
  }

  /** The state of the stream, by its name in the API. */
  public synchronized String stream() {
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
