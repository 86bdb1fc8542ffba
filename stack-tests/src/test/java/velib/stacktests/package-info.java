/**
 * The real containers, run and looked at from outside.
 *
 * <p>The tests need a Docker engine, which {@link velib.stacktests.NeedsDocker} asks for. The other
 * classes here run commands, start a stack under a project name of its own, and read what it
 * publishes.
 */
package velib.stacktests;
