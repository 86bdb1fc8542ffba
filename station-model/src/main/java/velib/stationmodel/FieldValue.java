package velib.stationmodel;

/** A field's value, or nothing if it is missing or null, or the fault that makes it unusable. */
final class FieldValue<T> {
  private final T value;
  private final UnusableStatus fault;

  private FieldValue(T value, UnusableStatus fault) {
    this.value = value;
    this.fault = fault;
  }

  static <T> FieldValue<T> of(T value) {
    return new FieldValue<>(value, null);
  }

  static <T> FieldValue<T> missing() {
    return new FieldValue<>(null, null);
  }

  static <T> FieldValue<T> unusable(UnusableStatus fault) {
    return new FieldValue<>(null, fault);
  }

  /** This field, or the other one if this is missing. */
  FieldValue<T> orElse(FieldValue<T> alias) {
    return value == null && fault == null ? alias : this;
  }

  /** The value, or null if it is missing. */
  T get() throws UnusableStatus {
    if (fault != null) {
      throw fault;
    }
    return value;
  }

  T getOr(T whenMissing) throws UnusableStatus {
    T found = get();
    return found != null ? found : whenMissing;
  }
}
