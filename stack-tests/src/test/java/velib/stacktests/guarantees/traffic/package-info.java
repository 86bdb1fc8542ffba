/** Messages that the suite itself publishes to the input topic, beside the pipeline's producer. */
package velib.stacktests.guarantees.traffic;
