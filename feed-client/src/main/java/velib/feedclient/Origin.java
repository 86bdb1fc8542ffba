package velib.feedclient;

import java.net.URI;

/** Tells whom an address reaches: scheme, host and port. */
final class Origin {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private Origin() {}

  /** The address's port, or the usual one of its scheme. */
  static int port(URI address) {
    return address.getPort() >= 0 ? address.getPort() : isEncrypted(address) ? HTTPS : HTTP;
  }

  /**
   * Whether the user and password of one address may be sent to another one of the same host:
   * another port may be anybody's server. The usual step from HTTP to HTTPS is allowed.
   */
  static boolean mayLogInAt(URI place, URI address) {
    boolean isStepToHttps = isEncrypted(place) && port(place) == HTTPS && port(address) == HTTP;
    return port(place) == port(address) || isStepToHttps;
  }

  /** The address to request: a proxy is sent all of it, and it is in its log. */
  static URI withoutUser(URI address) {
    if (address.getRawUserInfo() == null) {
      return address;
    }
    String all = address.toString();
    int authority = all.indexOf("//") + 2;
    int host = authority + address.getRawUserInfo().length() + 1;
    return URI.create(all.substring(0, authority) + all.substring(host));
  }

  private static boolean isEncrypted(URI address) {
    return "https".equals(address.getScheme());
  }
}
