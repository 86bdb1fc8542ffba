package velib.feedclient;

import java.io.IOException;

/** A redirect that is not followed; its message is for a person. */
public final class RefusedRedirect extends IOException {
  private static final long serialVersionUID = 1;

  RefusedRedirect(String reason) {
    super(reason);
  }
}
