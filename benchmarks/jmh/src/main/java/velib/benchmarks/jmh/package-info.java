/** Single methods measured with JMH. */
package velib.benchmarks.jmh;
