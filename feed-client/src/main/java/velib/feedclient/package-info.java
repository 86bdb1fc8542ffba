/** Asks a public feed over HTTP politely, with every size and time bounded. */
package velib.feedclient;
