/**
 * What goes wrong in a run, one class each, and the plan that draws their order from a seed.
 * Nothing here judges.
 */
package velib.stacktests.guarantees.disturbances;
