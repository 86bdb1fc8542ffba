/** A Vélib' feed on this machine: deterministic from a seed, with faults on demand. */
package velib.feedsimulator;
