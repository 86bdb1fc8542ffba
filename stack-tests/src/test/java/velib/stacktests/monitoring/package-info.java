/**
 * Tries what {@code MONITORING=on} gives people (dashboards, alerts) on the real programs, without
 * a Docker engine.
 */
package velib.stacktests.monitoring;
