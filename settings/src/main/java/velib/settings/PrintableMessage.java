package velib.settings;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The word of a Logback pattern for the message as one {@linkplain PrintableText#line line}. */
public final class PrintableMessage extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    String message = event.getFormattedMessage();
    return message == null ? "null" : PrintableText.line(message);
  }
}
