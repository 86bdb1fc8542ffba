/**
 * What the pipeline promises, one class each, and the evidence that they judge. Nothing here needs
 * a running pipeline, so every check has a unit test with a fault in its evidence.
 */
package velib.stacktests.guarantees.checks;
