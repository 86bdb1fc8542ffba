package velib.settings;

import java.net.URI;
import java.net.URISyntaxException;

/** The part of an address that may be printed: without user, password and query. */
public final class PrintableAddress {
  private static final String LEFT_OUT = "…";
  private static final String SCHEME = "[A-Za-z][A-Za-z0-9+.-]*://";

  private PrintableAddress() {}

  /** Scheme, host, port and path; an ellipsis takes the place of a query. */
  public static String of(URI address) {
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return address.getScheme()
        + "://"
        + address.getHost()
        + port
        + (address.getRawPath() == null ? "" : address.getRawPath())
        + (address.getRawQuery() == null ? "" : "?" + LEFT_OUT);
  }

  /** The same of a text that need not be an address; what may hide a secret is left out. */
  public static String of(String text) {
    if (text.indexOf('@') < 0 && text.indexOf('?') < 0) {
      return text;
    }
    try {
      URI address = new URI(text);
      if (address.getScheme() != null && address.getHost() != null) {
        return of(address);
      }
    } catch (URISyntaxException notAnAddress) {
      // Nobody can tell which part of it is a password.
    }
    int scheme = text.indexOf("://") + 3;
    boolean hasScheme = scheme > 3 && text.substring(0, scheme).matches(SCHEME);
    return (hasScheme ? text.substring(0, scheme) : "") + LEFT_OUT;
  }
}
