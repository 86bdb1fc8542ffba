package velib.testkit.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A station's row as the feed gives it, and the same row with a changed structure. */
final class RowFuzzer {
  static final List<String> NAMES =
      List.of(
          "stationCode",
          "num_bikes_available",
          "numBikesAvailable",
          "num_bikes_available_types",
          "num_docks_available",
          "numDocksAvailable",
          "is_installed",
          "is_returning",
          "is_renting",
          "last_reported",
          "station_id",
          "station_opening_hours");

  private static final int DEPTH = 4;

  private final Dice dice;
  private final CodeFuzzer codes;
  private final ValueFuzzer values;

  RowFuzzer(Dice dice) {
    this.dice = dice;
    codes = new CodeFuzzer(dice);
    values = new ValueFuzzer(dice);
  }

  /** A row in a form that the real feed has used at some time. */
  String row() {
    return text(fields());
  }

  /** A row in which some fields have been changed. */
  String changedRow() {
    List<String[]> fields = fields();
    for (int left = dice.between(1, 3); left > 0; left--) {
      change(fields);
    }
    String text = text(fields);
    switch (dice.below(12)) {
      case 0:
        return "[" + text + "]";
      case 1:
        return text + dice.anyOf(" ", "\n\n", "{}", ",", "x", "\u0000", text);
      case 2:
        return "{\"status\":" + text + "}";
      default:
        return text;
    }
  }

  private List<String[]> fields() {
    int mechanical = dice.below(30);
    int electric = dice.below(30);
    String bikes = String.valueOf(mechanical + electric);
    List<String[]> fields = new ArrayList<>();
    add(fields, "station_id", String.valueOf(dice.random().nextInt() & Integer.MAX_VALUE));
    if (!dice.onceIn(10)) {
      add(fields, "num_bikes_available", bikes);
    }
    add(fields, "numBikesAvailable", bikes);
    add(
        fields,
        "num_bikes_available_types",
        "[{\"mechanical\":" + mechanical + "},{\"ebike\":" + electric + "}]");
    add(fields, "num_docks_available", String.valueOf(dice.below(60)));
    add(fields, "is_installed", dice.onceIn(20) ? "0" : dice.anyOf("1", "true"));
    add(fields, "is_returning", "1");
    add(fields, "is_renting", dice.onceIn(20) ? "0" : "1");
    add(fields, "last_reported", String.valueOf(1_760_000_000 + dice.below(1_000_000)));
    add(
        fields,
        "stationCode",
        dice.onceIn(10) ? codes.stationOfNetwork() : ValueFuzzer.quoted(codes.text()));
    add(fields, "station_opening_hours", "null");
    return fields;
  }

  private void change(List<String[]> fields) {
    int at = dice.below(fields.size());
    switch (dice.below(7)) {
      case 0:
        fields.remove(at);
        add(fields, dice.anyOf(NAMES), values.any(DEPTH));
        break;
      case 1:
        fields.add(at, new String[] {fields.get(at)[0], values.any(DEPTH)}); // a name given twice
        break;
      case 2:
        fields.add(at, new String[] {values.name(), values.any(DEPTH)});
        break;
      case 3:
        Collections.shuffle(fields, dice.random());
        break;
      case 4:
        fields.get(at)[0] =
            "\"\\u00"
                + String.format(Locale.ROOT, "%02x", (int) fields.get(at)[0].charAt(1))
                + fields.get(at)[0].substring(2); // the same name, written with an escape
        break;
      default:
        fields.get(at)[1] = values.any(DEPTH);
    }
  }

  private String text(List<String[]> fields) {
    String space = dice.onceIn(10) ? dice.anyOf(" ", "\r\n\t", "  ") : "";
    List<String> written = new ArrayList<>();
    fields.forEach(field -> written.add(field[0] + space + ":" + space + field[1]));
    return space + "{" + String.join("," + space, written) + space + "}";
  }

  private static void add(List<String[]> fields, String name, String value) {
    fields.add(new String[] {ValueFuzzer.quoted(name), value});
  }
}
