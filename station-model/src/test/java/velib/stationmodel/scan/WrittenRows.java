package velib.stationmodel.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Rows as text, written as the feed writes them or in other ways: right, odd and wrong. */
final class WrittenRows {
  private static final String[] SPACES = {"", "", "", " ", "\n  ", "\t", "\r\n", "    "};
  private static final String[] NAMES = {
    "stationCode",
    "num_bikes_available",
    "numBikesAvailable",
    "num_bikes_available_types",
    "num_docks_available",
    "numDocksAvailable",
    "is_installed",
    "is_renting",
    "last_reported",
    "is_returning",
    "station_id",
    "station_opening_hours",
    "capacity",
    "",
    "x",
    "is_rentinG",
    "num_\\u0062ikes_available",
    "stationC\u00f6de",
    "num_cikes_available",
    "numbikesAvailable"
  };
  private static final String[] NUMBERS = {
    "0",
    "1",
    "-0",
    "-1",
    "7",
    "42",
    "100000",
    "100001",
    "1234567",
    "99999999",
    "123456789",
    "1234567890123456",
    "999999999999999999",
    "1000000000000000000",
    "9223372036854775808",
    "18446744073709551617",
    "0.5",
    "1.25e3",
    "1E-7",
    "1e400",
    "-1.5e+308",
    "5.0",
    "5e0",
    "01",
    "007",
    "00",
    "1.",
    "-",
    "+1",
    ".5",
    "1e",
    "1e+",
    "-.5",
    "NaN",
    "0x10",
    "1_0",
    "1a",
    "--1",
    "-01"
  };
  private static final String[] STRINGS = {
    "\"\"",
    "\" \"",
    "\"16107\"",
    "\" 16107  \"",
    "\"16107_relais\"",
    "\"21\"",
    "\"a,b:}]{[\"",
    "\"2026-02-10T06:00:00Z\"",
    "\"caf\u00e9\"",
    "\"\\u0031\"",
    "\"\\\"\"",
    "\"\\\\\"",
    "\"\\x\"",
    "\"\u007f\"",
    "\"\t\"",
    "\"\u0000\"",
    "\"\u001f12345678\"",
    "\"12345678\"",
    "\"123456789\"",
    "\"a station of more than sixteen bytes\"",
    "'16107'",
    "\"16107"
  };
  private static final String[] WORDS = {
    "true", "false", "null", "nul", "nulL", "truex", "True", "falsey", "none", ""
  };
  private static final String[] TYPES = {
    "[{\"mechanical\":1},{\"ebike\":4}]",
    "[{\"ebike\":4},{\"mechanical\":1}]",
    "{\"ebike\":4,\"mechanical\":1}",
    "[{\"ebike\":4,\"mechanical\":1,\"cargo\":[2]}]",
    "[]",
    "{}",
    "[{}]",
    "[{\"ebike\":60000},{\"ebike\":50000}]",
    "[{\"ebike\":1},{\"ebike\":2}]",
    "{\"ebike\":9,\"ebike\":null}",
    "[null]",
    "[[{\"ebike\":1}]]",
    "[{\"ebike\":1},]",
    "{\"ebike\":1,}",
    "[{\"ebike\":-1}]",
    "[{\"ebike\":\"1\"}]",
    "[{\"ebike\":1.0}]",
    "[{\"mechanical\":1}{\"ebike\":4}]",
    "[{\"mechanical\":1},{\"ebike\":4}",
    "{\"ebike\":4",
    "[{\"mechanical\":01},{\"ebike\":4}]",
    "[{\"mechanical\" : 1 } , { \"ebike\" : 4 } ]",
    "[{\"mechanical\":12345},{\"ebike\":100000}]",
    "[{\"mechanical\":1},{\"ebike\":4}}"
  };

  private final Random random;

  WrittenRows(Random random) {
    this.random = random;
  }

  /** The fields of a row as the feed writes them, in its order. */
  List<String> fieldsOfTheFeed() {
    int mechanical = random.nextInt(30);
    int electric = random.nextInt(90);
    int docks = random.nextInt(120);
    List<String> fields = new ArrayList<>();
    fields.add("\"station_id\":" + (random.nextLong() >>> 20 + random.nextInt(35)));
    fields.add("\"num_bikes_available\":" + (mechanical + electric));
    fields.add("\"numBikesAvailable\":" + (mechanical + electric));
    fields.add(
        "\"num_bikes_available_types\":[{\"mechanical\":"
            + mechanical
            + "},{\"ebike\":"
            + electric
            + "}]");
    fields.add("\"num_docks_available\":" + docks);
    fields.add("\"numDocksAvailable\":" + docks);
    fields.add("\"is_installed\":" + random.nextInt(2));
    fields.add("\"is_returning\":" + random.nextInt(2));
    fields.add("\"is_renting\":" + random.nextInt(2));
    fields.add("\"last_reported\":" + (1_760_000_000 + random.nextInt(10_000_000)));
    fields.add("\"stationCode\":\"" + (1001 + random.nextInt(50_000)) + oneOf("", "_relais") + '"');
    fields.add("\"station_opening_hours\":null");
    return fields;
  }

  String rowOfTheFeed() {
    return row(fieldsOfTheFeed());
  }

  static String row(List<String> fields) {
    return "{" + String.join(",", fields) + "}";
  }

  /** A row in which a few fields were changed, moved, added or given twice. */
  String changedRow() {
    List<String> fields = fieldsOfTheFeed();
    for (int left = random.nextInt(4); left > 0; left--) {
      int at = random.nextInt(fields.size());
      switch (random.nextInt(6)) {
        case 0:
          fields.remove(at);
          break;
        case 1:
          Collections.shuffle(fields, random);
          break;
        case 2:
          fields.add(at, '"' + oneOf(NAMES) + "\":" + value(3));
          break;
        default:
          String name = fields.get(at).substring(0, fields.get(at).indexOf(':') + 1);
          fields.add(at + random.nextInt(2), name + value(3)); // given twice, before or after
          fields.remove(random.nextBoolean() ? at : fields.size() - 1);
      }
    }
    return spaced(row(fields));
  }

  /** The same row with white space between some or all of its tokens. */
  String spaced(String row) {
    if (random.nextInt(3) > 0) {
      return row;
    }
    String everywhere = random.nextBoolean() ? oneOf(SPACES) : null;
    StringBuilder text = new StringBuilder();
    boolean inString = false;
    for (char c : row.toCharArray()) {
      inString ^= c == '"';
      boolean isSign = !inString && "{}[],:".indexOf(c) >= 0;
      String before = everywhere != null ? everywhere : oneOf(SPACES);
      String behind = everywhere != null ? everywhere : oneOf(SPACES);
      text.append(isSign ? before : "").append(c).append(isSign ? behind : "");
    }
    return text.toString();
  }

  private String value(int depth) {
    switch (random.nextInt(depth > 0 ? 7 : 4)) {
      case 0:
      case 1:
        return oneOf(NUMBERS);
      case 2:
        return oneOf(STRINGS);
      case 3:
        return oneOf(WORDS);
      case 4:
        return oneOf(TYPES);
      case 5:
        return "[" + values(depth - 1, "") + "]";
      default:
        return "{" + values(depth - 1, "\"" + oneOf(NAMES) + "\":") + "}";
    }
  }

  private String values(int depth, String lead) {
    List<String> values = new ArrayList<>();
    for (int left = random.nextInt(3); left > 0; left--) {
      values.add(lead + value(depth));
    }
    return String.join(",", values);
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
