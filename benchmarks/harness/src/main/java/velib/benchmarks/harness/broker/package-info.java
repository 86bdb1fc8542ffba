/**
 * The real broker that everything is measured on: starting it, filling its topics, and watching
 * from outside what is read and what is published. Nothing here knows which program is measured.
 */
package velib.benchmarks.harness.broker;
