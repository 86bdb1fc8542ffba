/** What the programs that the Spark job is compared with have in common. */
package velib.benchmarks.peer;
