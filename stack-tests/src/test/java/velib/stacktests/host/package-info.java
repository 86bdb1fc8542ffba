/**
 * Tests of what people type on their machine: the scripts and the Makefile, with stand-ins for Java
 * and Docker where the test is about the scripts themselves.
 */
package velib.stacktests.host;
