package velib.stationmodel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import velib.stationmodel.UnusableStatus.Reason;

/** Reads single values of a message; each method leaves the parser at the value's end. */
final class JsonValues {
  private static final long NOT_WHOLE = Long.MIN_VALUE;

  /** The first whole number of which a double does not tell the next one. */
  private static final double FIRST_INEXACT = 1L << 53;

  private static final int LONGEST_WHOLE_NUMBER = 18; // characters; always fits a long

  private JsonValues() {}

  /** A whole number from 0 to {@link StationStatus#MAX_COUNT}. */
  static FieldValue<Integer> count(String field, JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return FieldValue.missing();
    }
    long number = wholeNumber(parser);
    if (number >= 0 && number <= StationStatus.MAX_COUNT) {
      return FieldValue.of((int) number);
    }
    return unusable(
        Reason.BAD_COUNT, field, parser, "a whole number from 0 to " + StationStatus.MAX_COUNT);
  }

  /** True or false, also as 1 or 0. */
  static FieldValue<Boolean> yesOrNo(String field, JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_NULL:
        return FieldValue.missing();
      case VALUE_TRUE:
        return FieldValue.of(true);
      case VALUE_FALSE:
        return FieldValue.of(false);
      default:
        long number = wholeNumber(parser);
        if (number == 0 || number == 1) {
          return FieldValue.of(number == 1);
        }
        return unusable(Reason.BAD_FIELD, field, parser, "0, 1, true or false");
    }
  }

  /**
   * A time between 2000 and 2100 in epoch seconds or ISO-8601, as seconds since 1970, or no value.
   */
  static long epochSecond(JsonParser parser) throws IOException {
    long second = StationStatus.NOT_REPORTED;
    if (parser.currentToken().isNumeric()) {
      second = wholeNumber(parser);
    } else if (parser.currentToken() == JsonToken.VALUE_STRING) {
      try {
        second = OffsetDateTime.parse(parser.getText().trim()).toEpochSecond();
      } catch (DateTimeException notATime) {
        second = StationStatus.NOT_REPORTED;
      }
    } else {
      parser.skipChildren();
    }
    return StationStatus.usableEpochSecond(second);
  }

  /**
   * A station code given as text or as a whole number; null if it is neither. A decimal such as
   * {@code 16107.0} is the code {@code 16107}.
   */
  static String stationCode(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_STRING:
        return StationCodes.ofText(parser.getText());
      case VALUE_NUMBER_INT:
        return parser.getText();
      case VALUE_NUMBER_FLOAT:
        long number = wholeNumber(parser);
        return number == NOT_WHOLE ? null : String.valueOf(number);
      default:
        return null;
    }
  }

  static <T> FieldValue<T> unusable(Reason reason, String field, JsonParser parser, String expected)
      throws IOException {
    UnusableStatus fault = fault(reason, field, parser, expected);
    parser.skipChildren();
    return FieldValue.unusable(fault);
  }

  static UnusableStatus fault(Reason reason, String field, JsonParser parser, String expected)
      throws IOException {
    return new UnusableStatus(
        reason,
        String.format(Locale.ROOT, "%s is %s: expected %s", field, found(parser), expected));
  }

  /**
   * The number at which the parser is, or {@link #NOT_WHOLE} if it is none, or not whole, or too
   * great for every place where a message has a number.
   *
   * <p>A number counts by its value: {@code 6.0} and {@code 60e-1} are 6. One with a point or an
   * exponent is read as a double, as most programs read JSON.
   */
  private static long wholeNumber(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_NUMBER_INT:
        return parser.getTextLength() <= LONGEST_WHOLE_NUMBER ? parser.getLongValue() : NOT_WHOLE;
      case VALUE_NUMBER_FLOAT:
        double number = Double.parseDouble(parser.getText());
        return number == Math.rint(number) && Math.abs(number) < FIRST_INEXACT
            ? (long) number
            : NOT_WHOLE;
      default:
        return NOT_WHOLE;
    }
  }

  private static String found(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT:
        return "an object";
      case START_ARRAY:
        return "an array";
      case VALUE_STRING:
        return '"' + StationCodes.shortened(parser.getText()) + '"';
      default:
        return StationCodes.shortened(parser.getText());
    }
  }
}
