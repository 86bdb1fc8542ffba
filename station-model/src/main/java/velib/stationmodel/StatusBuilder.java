package velib.stationmodel;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import velib.stationmodel.UnusableStatus.Reason;

/** Collects the fields of one message; faults are kept until the whole message has been read. */
final class StatusBuilder {
  private String stationCode;
  private UnusableStatus stationCodeFault;
  private FieldValue<Integer> bikes = FieldValue.missing();
  private FieldValue<Integer> bikesAlias = FieldValue.missing();
  private FieldValue<Integer> docks = FieldValue.missing();
  private FieldValue<Integer> docksAlias = FieldValue.missing();
  private FieldValue<BikeTypes> types = FieldValue.missing();
  private FieldValue<Boolean> installed = FieldValue.missing();
  private FieldValue<Boolean> renting = FieldValue.missing();
  private long lastReported = StationStatus.NOT_REPORTED;

  /** Takes the field at whose name the parser is, and leaves the parser at the end of its value. */
  void take(JsonParser parser) throws IOException {
    String name = parser.getCurrentName();
    parser.nextToken();
    switch (name) {
      case "stationCode":
        takeStationCode(parser);
        break;
      case "num_bikes_available":
        bikes = JsonValues.count(name, parser);
        break;
      case "numBikesAvailable":
        bikesAlias = JsonValues.count(name, parser);
        break;
      case "num_docks_available":
        docks = JsonValues.count(name, parser);
        break;
      case "numDocksAvailable":
        docksAlias = JsonValues.count(name, parser);
        break;
      case "num_bikes_available_types":
        types = BikeTypes.read(name, parser);
        break;
      case "is_installed":
        installed = JsonValues.yesOrNo(name, parser);
        break;
      case "is_renting":
        renting = JsonValues.yesOrNo(name, parser);
        break;
      case "last_reported":
        lastReported = JsonValues.epochSecond(parser);
        break;
      default:
        parser.skipChildren();
    }
  }

  StationStatus toStatus() throws UnusableStatus {
    if (stationCode == null) {
      throw stationCodeFault != null
          ? stationCodeFault
          : new UnusableStatus(
              Reason.NO_STATION_CODE, "stationCode is missing: expected text or a whole number");
    }
    Integer counted = bikes.orElse(bikesAlias).get();
    if (counted == null) {
      throw new UnusableStatus(
          Reason.BAD_COUNT, "num_bikes_available is missing: expected a whole number");
    }
    BikeTypes byType = types.getOr(BikeTypes.NONE);
    return new StationStatus(
        stationCode,
        counted,
        byType.mechanical(),
        byType.electric(),
        docks.orElse(docksAlias).getOr(0),
        // not &&: a fault in the second is reported even if the first is false
        installed.getOr(true) & renting.getOr(true),
        lastReported);
  }

  private void takeStationCode(JsonParser parser) throws IOException {
    stationCode = null;
    stationCodeFault = null;
    String code = JsonValues.stationCode(parser);
    if (code == null) {
      stationCodeFault =
          JsonValues.fault(Reason.NO_STATION_CODE, "stationCode", parser, "text or a whole number");
    } else if (StationCodes.isTooLong(code)) {
      stationCodeFault = StationCodes.tooLong("stationCode", code);
    } else {
      stationCode = code;
    }
    parser.skipChildren();
  }
}
