/** What a program tells about itself over HTTP: its metrics, and whether it does its work. */
package velib.telemetry;
