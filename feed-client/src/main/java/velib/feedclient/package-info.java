/** How a public feed is asked over HTTP: politely, and with every size and time bounded. */
package velib.feedclient;
