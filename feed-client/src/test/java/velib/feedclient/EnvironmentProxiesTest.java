package velib.feedclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {
  private static final String FEED = "https://feed.example.org/x.json";

  @Test
  void withoutVariablesTheFeedIsReachedDirectly() {
    assertThat(chosen(Map.of(), FEED)).isEqualTo("direct");
    assertThat(chosen(Map.of("HTTPS_PROXY", " "), FEED)).isEqualTo("direct");
  }

  @Test
  void theProxyIsChosenByTheScheme() {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://secure:3128/", "HTTP_PROXY", "plain");

    assertThat(chosen(environment, FEED)).isEqualTo("secure:3128");
    assertThat(chosen(environment, "http://feed.example.org/")).isEqualTo("plain:80");
  }

  @Test
  void theLowerCaseNameComesFirst() {
    assertThat(chosen(Map.of("HTTPS_PROXY", "upper:1", "https_proxy", "lower:2"), FEED))
        .isEqualTo("lower:2");
  }

  @Test
  void noProxyCoversAHostAndAllUnderIt() {
    assertThat(exceptedBy("feed.example.org")).isTrue();
    assertThat(exceptedBy("other, .example.org")).isTrue();
    assertThat(exceptedBy("EXAMPLE.org")).isTrue();
    assertThat(exceptedBy("*")).isTrue();
    assertThat(exceptedBy("ample.org,feed.example,org2,")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "feed.example.org:8443, https://feed.example.org:8443/, direct",
    "feed.example.org:443, https://feed.example.org/, direct",
    "feed.example.org:80, https://feed.example.org/, proxy:1",
    "2001:db8::1, https://[2001:db8::1]/, direct",
    "[2001:DB8::1], https://[2001:db8::1]:8443/, direct",
    "[2001:db8::1]:443, https://[2001:db8::1]/, direct",
    "[2001:db8::1]:80, https://[2001:db8::1]/, proxy:1",
    "2001:db8::2, https://[2001:db8::1]/, proxy:1",
    "a.example .example.org, https://feed.example.org/, direct"
  })
  void anEntryOfNoProxyMayBeAnIpv6AddressAndNameAPort(
      String noProxy, String address, String reached) {
    assertThat(chosen(Map.of("HTTPS_PROXY", "proxy:1", "NO_PROXY", noProxy), address))
        .isEqualTo(reached);
  }

  @Test
  void aHostOfOurOwnIsReachedDirectly() {
    assertThat(chosen(Map.of("HTTP_PROXY", "proxy:1"), "http://feed-simulator:8000/"))
        .isEqualTo("direct");
  }

  @Test
  void aProxyThatIsNoAddressIsNamed() {
    assertThatThrownBy(() -> chosen(Map.of("HTTPS_PROXY", "http://:x"), FEED))
        .hasMessageContaining("\"http://:x\"");
  }

  @Test
  void theCredentialsOfAProxyAreThoseOfItsAddress() {
    EnvironmentProxies proxies =
        new EnvironmentProxies(Map.of("HTTPS_PROXY", "http://velo:s3cret%21@proxy:1"));

    assertThat(proxies.credentials(URI.create(FEED))).hasValue("Basic dmVsbzpzM2NyZXQh");
    assertThat(proxies.credentials(URI.create("http://feed.example.org/"))).isEmpty();
    assertThat(proxies.credentials(URI.create("https://localhost/"))).isEmpty();
  }

  @Test
  void aProxyOfAnotherSchemeIsRefusedWithoutItsPassword() {
    EnvironmentProxies proxies =
        new EnvironmentProxies(Map.of("https_proxy", "socks5://velo:s3cret@proxy:1080"));

    assertThat(proxies.fault(URI.create(FEED)))
        .hasValue(
            "https_proxy is \"socks5://proxy:1080\": expected http://host:port, since only HTTP"
                + " proxies can be used");
    assertThat(proxies.fault(URI.create("https://localhost/"))).isEmpty();
  }

  private static boolean exceptedBy(String noProxy) {
    return chosen(Map.of("HTTPS_PROXY", "proxy:1", "NO_PROXY", noProxy), FEED).equals("direct");
  }

  private static String chosen(Map<String, String> environment, String address) {
    Proxy proxy = new EnvironmentProxies(environment).select(URI.create(address)).get(0);
    if (proxy.type() == Proxy.Type.DIRECT) {
      return "direct";
    }
    InetSocketAddress at = (InetSocketAddress) proxy.address();
    return at.getHostString() + ":" + at.getPort();
  }
}
