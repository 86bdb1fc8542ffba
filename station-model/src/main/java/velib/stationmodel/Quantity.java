package velib.stationmodel;

/**
 * What is summed over stations, in the order of the result message and of the sums' bytes.
 *
 * <p>A new constant is a new field in the result message, in the page's history and in the state,
 * so the state's version then has to be raised.
 */
public enum Quantity {
  /** Bikes that can be taken, also at stations that do not rent, as in the source. */
  TOTAL_BIKES("total_bikes"),
  /** Mechanical bikes; mechanical and electric bikes need not add up to the total. */
  MECHANICAL_BIKES("mechanical_bikes"),
  /** Electric bikes. */
  ELECTRIC_BIKES("electric_bikes"),
  /** Bikes at stations that are installed and renting. */
  RENTABLE_BIKES("rentable_bikes"),
  /** Free docks. */
  DOCKS_AVAILABLE("docks_available"),
  /** The stations themselves. */
  STATIONS("stations");

  private final String jsonName;

  Quantity(String jsonName) {
    this.jsonName = jsonName;
  }

  /** The name of the field that carries it in JSON, such as {@code total_bikes}. */
  public String jsonName() {
    return jsonName;
  }
}
