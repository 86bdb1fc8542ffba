package velib.feedclient;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/** Tells public hosts from private ones. */
public final class PublicHost {
  private static final List<String> PRIVATE_DOMAINS =
      List.of("localhost", "local", "internal", "test", "lan", "home.arpa");

  private PublicHost() {}

  /**
   * Whether the address's host is public. Loopback, private and link-local addresses, single-label
   * names (such as those of Compose services) and names in a private domain are not. Names are not
   * resolved.
   */
  public static boolean isNamedBy(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    if (host.startsWith("[") || host.matches("[0-9.]+")) {
      return isPublicAddress(host);
    }
    boolean isPrivateName =
        !host.contains(".")
            || PRIVATE_DOMAINS.stream().anyMatch(domain -> host.endsWith("." + domain));
    return !isPrivateName;
  }

  private static boolean isPublicAddress(String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal); // a literal is never resolved
      boolean isUniqueLocal =
          address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
      return !(address.isLoopbackAddress()
          || address.isAnyLocalAddress()
          || address.isSiteLocalAddress()
          || address.isLinkLocalAddress()
          || isUniqueLocal);
    } catch (UnknownHostException notAnAddress) {
      return true;
    }
  }
}
