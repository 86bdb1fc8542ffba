package velib.producer;

import java.time.Duration;

/** Is told of every poll when it is over. */
interface PollListener {
  void polled(Poll poll, Duration untilNext);
}
