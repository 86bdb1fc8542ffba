package velib.dashboard.http;

import jakarta.servlet.http.HttpServletResponse;

/** The headers that tell a browser what to refuse, set on every answer. */
final class SecurityHeaders {
  private SecurityHeaders() {}

  /** Sets the headers; the page replaces the policy by its own. */
  static void putOn(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  }
}
