/**
 * The guarantee suite of {@code docs/guarantees.md}: it disturbs a running pipeline and judges what
 * came out.
 *
 * <p>{@link velib.stacktests.guarantees.pipeline} is the pipeline under test, {@link
 * velib.stacktests.guarantees.traffic} what is published beside its producer, {@link
 * velib.stacktests.guarantees.disturbances} what goes wrong, and {@link
 * velib.stacktests.guarantees.checks} what has to be true afterwards. Only the classes here know
 * all four.
 */
package velib.stacktests.guarantees;
