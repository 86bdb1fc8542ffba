/** Single methods under JMH. */
package velib.benchmarks.jmh;
