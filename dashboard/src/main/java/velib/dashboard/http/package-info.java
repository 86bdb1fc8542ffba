/**
 * The answers over HTTP: the page and its files, the API, the event stream and the metrics. What
 * they say comes from {@code velib.dashboard.live}.
 */
package velib.dashboard.http;
