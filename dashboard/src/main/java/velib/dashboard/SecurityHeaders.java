package velib.dashboard;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer tells a browser to refuse. */
final class SecurityHeaders {
  private SecurityHeaders() {}

  /** For answers that are no page; a page's own policy is set in its place. */
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
