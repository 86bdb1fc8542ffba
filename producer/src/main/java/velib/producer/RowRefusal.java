package velib.producer;

import java.util.Locale;

/** Why a single row of an answer is not published although the others are. */
enum RowRefusal {
  /** It holds {@code NaN} or an infinity, which many programs write but JSON does not have. */
  NOT_JSON("not JSON, it holds NaN or an infinity"),
  /** Its station code is longer than any consumer takes. */
  CODE_TOO_LONG("its station code is too long"),
  /** It is larger than Kafka takes. */
  TOO_LARGE("larger than Kafka takes");

  private final String words;

  RowRefusal(String words) {
    this.words = words;
  }

  /** The reason for a log line. */
  String words() {
    return words;
  }

  /** The reason as a metric's label, such as {@code not_json}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
