package velib.dashboard.live;

/** Somebody who is sent every event. An event that cannot be sent at once is queued. */
public interface Viewer {
  /**
   * Sends what a viewer begins with, before any event that was queued since it joined.
   *
   * @param events the bytes of one server-sent event each, which are not changed
   */
  void begin(byte[]... events);

  /**
   * Sends an event or queues it; never blocks.
   *
   * @param event the bytes of one server-sent event, which are not changed
   */
  void send(byte[] event);
}
