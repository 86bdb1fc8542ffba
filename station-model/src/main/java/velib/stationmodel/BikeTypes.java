package velib.stationmodel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import velib.stationmodel.UnusableStatus.Reason;

/**
 * The bikes of a station by type, from {@code num_bikes_available_types}: an array of one-key
 * objects in any order, as Vélib' gives it, or one object. Other types are ignored, a missing one
 * is 0, and one that is in several objects of the array is added up.
 */
final class BikeTypes {
  static final BikeTypes NONE = new BikeTypes();

  private static final String EXPECTED = "an array of objects such as {\"ebike\":4}, or one object";

  private int mechanical;
  private int electric;
  private UnusableStatus fault;

  private BikeTypes() {}

  static FieldValue<BikeTypes> read(String field, JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_NULL:
        return FieldValue.missing();
      case START_OBJECT:
        return new BikeTypes().object(field, parser).checked();
      case START_ARRAY:
        return new BikeTypes().array(field, parser).checked();
      default:
        return JsonValues.unusable(Reason.BAD_FIELD, field, parser, EXPECTED);
    }
  }

  int mechanical() {
    return mechanical;
  }

  int electric() {
    return electric;
  }

  private BikeTypes array(String field, JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        object(field, parser);
      } else {
        keep(JsonValues.fault(Reason.BAD_FIELD, field + "[]", parser, "an object"));
        parser.skipChildren();
      }
    }
    return this;
  }

  private BikeTypes object(String field, JsonParser parser) throws IOException {
    FieldValue<Integer> ofMechanical = FieldValue.missing();
    FieldValue<Integer> ofElectric = FieldValue.missing();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String type = parser.getCurrentName();
      parser.nextToken();
      if ("mechanical".equals(type)) {
        ofMechanical = JsonValues.count(field + ".mechanical", parser);
      } else if ("ebike".equals(type)) {
        ofElectric = JsonValues.count(field + ".ebike", parser);
      } else {
        parser.skipChildren();
      }
    }
    mechanical = plus(field + ".mechanical", mechanical, ofMechanical);
    electric = plus(field + ".ebike", electric, ofElectric);
    return this;
  }

  private int plus(String field, int sum, FieldValue<Integer> count) {
    try {
      int next = sum + count.getOr(0);
      if (next > StationStatus.MAX_COUNT) {
        throw new UnusableStatus(
            Reason.BAD_COUNT,
            field + " adds up to " + next + ": expected at most " + StationStatus.MAX_COUNT);
      }
      return next;
    } catch (UnusableStatus unusable) {
      keep(unusable);
      return sum;
    }
  }

  private void keep(UnusableStatus found) {
    if (fault == null) {
      fault = found;
    }
  }

  private FieldValue<BikeTypes> checked() {
    return fault == null ? FieldValue.of(this) : FieldValue.unusable(fault);
  }
}
