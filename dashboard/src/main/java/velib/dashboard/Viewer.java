package velib.dashboard;

/** Somebody who is sent every event; an event that cannot be sent at once waits for its turn. */
interface Viewer {
  /**
   * Sends an event or lets it wait; never blocks.
   *
   * @param event the bytes of one server-sent event, which are not changed
   */
  void send(byte[] event);
}
