package velib.benchmarks.spark;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** The state of a postcode as a bean: the latest row of each station, by station code. */
public final class PostcodeStations implements Serializable {
  private static final long serialVersionUID = 1;

  private Map<String, StationBean> stations = new HashMap<>();

  /** The latest row of each station. */
  public Map<String, StationBean> getStations() {
    return new HashMap<>(stations);
  }

  public void setStations(Map<String, StationBean> stations) {
    this.stations = new HashMap<>(stations);
  }
}
