package velib.producer;

import java.time.Duration;

/** Called after every poll. */
interface PollListener {
  void polled(Poll poll, Duration untilNext);
}
