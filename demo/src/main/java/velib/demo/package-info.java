/**
 * Runs the whole pipeline without Docker: the same programs as child processes, on free ports and a
 * temporary folder, and a table of the results.
 */
package velib.demo;
