/** What the other modules test with. */
package velib.testkit;
