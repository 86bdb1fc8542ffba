/** The live page: what the topics say now, over HTTP, and as it changes. */
package velib.dashboard;
