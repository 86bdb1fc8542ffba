/** Serves a program's metrics and health over HTTP. */
package velib.telemetry;
