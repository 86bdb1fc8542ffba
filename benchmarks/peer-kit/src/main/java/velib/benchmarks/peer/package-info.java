/** What the programs that the Spark job is compared with have in common: options, parser, order. */
package velib.benchmarks.peer;
