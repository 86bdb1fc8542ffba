package velib.feedclient;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import velib.settings.PrintableAddress;

/**
 * Chooses HTTP proxies by HTTPS_PROXY, HTTP_PROXY and NO_PROXY, which Java itself does not read. A
 * user and a password in their addresses are sent to the proxy.
 *
 * <p>As with curl, lower-case names take precedence, and an entry of NO_PROXY covers a host and its
 * subdomains. Private hosts, such as another container, are always reached directly.
 */
public final class EnvironmentProxies extends ProxySelector {
  private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

  private static final int DEFAULT_PORT = 80;

  private final Map<String, String> environment;

  /** Proxies from the variables of this environment. */
  public EnvironmentProxies(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI address) {
    return proxyFor(address).map(EnvironmentProxies::proxyAt).map(List::of).orElse(DIRECT);
  }

  /** The value of the header {@code Proxy-Authorization} for an address; empty if none is due. */
  Optional<String> credentials(URI address) {
    return proxyFor(address).flatMap(BasicCredentials::of);
  }

  /** Why an address cannot be reached as the environment says; empty if it can. */
  public Optional<String> fault(URI address) {
    try {
      proxyFor(address);
      return Optional.empty();
    } catch (IllegalArgumentException unusable) {
      return Optional.of(unusable.getMessage());
    }
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // the failed poll says so
  }

  private boolean isExcepted(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    for (String entry : variable("no_proxy").orElse("").split(",", -1)) {
      String excepted = entry.trim().toLowerCase(Locale.ROOT).replaceFirst("^[*]?[.]", "");
      if (excepted.equals("*")
          || !excepted.isEmpty() && (name.equals(excepted) || name.endsWith("." + excepted))) {
        return true;
      }
    }
    return false;
  }

  private Optional<URI> proxyFor(URI address) {
    if (!PublicHost.isNamedBy(address) || isExcepted(address.getHost())) {
      return Optional.empty();
    }
    String name = address.getScheme() + "_proxy";
    return variable(name).map(text -> proxy(name, text));
  }

  private Optional<String> variable(String lowerCaseName) {
    String value = environment.get(lowerCaseName);
    if (value == null || value.isBlank()) {
      value = environment.get(lowerCaseName.toUpperCase(Locale.ROOT));
    }
    return Optional.ofNullable(value).map(String::trim).filter(text -> !text.isEmpty());
  }

  private static URI proxy(String variable, String text) {
    try {
      URI proxy = new URI(text.contains("://") ? text : "http://" + text);
      if ("http".equalsIgnoreCase(proxy.getScheme()) && proxy.getHost() != null) {
        return proxy;
      }
    } catch (URISyntaxException notAnAddress) {
      // as below
    }
    throw new IllegalArgumentException(
        String.format(
            "%s is \"%s\": expected http://host:port, since only HTTP proxies can be used",
            variable, PrintableAddress.of(text)));
  }

  private static Proxy proxyAt(URI proxy) {
    int port = proxy.getPort() >= 0 ? proxy.getPort() : DEFAULT_PORT;
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port));
  }
}
