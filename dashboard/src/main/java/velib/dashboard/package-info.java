/** The live page's server: the current content of the topics over HTTP, and every change. */
package velib.dashboard;
