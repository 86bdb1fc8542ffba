package velib.settings;

import java.util.List;

/** Thrown for bad settings; the message is for the person who set them and names all of them. */
public final class InvalidSettings extends RuntimeException {
  InvalidSettings(List<String> faults) {
    super(
        "Not started, "
            + (faults.size() == 1 ? "a setting is" : faults.size() + " settings are")
            + " wrong:\n  "
            + String.join("\n  ", faults)
            + "\nSettings are environment variables; .env lists them with their meaning.");
  }
}
