package velib.settings;

/**
 * The exit statuses of all programs of the pipeline, beside 0 for an end as wanted.
 *
 * <p>After {@link #BAD_SETTINGS} and {@link #REFUSED} a person has to act, so a container is held
 * ({@code docker/bin/hold-when-refused}); after any other status it is started again. So these two
 * are numbers that nothing else ends with: the JVM uses 1, 3 (out of memory) and 134 (a crash),
 * bash 1, 2, 126 and 127, Spark 50 to 56 and 101, and a signal gives 128 and its number. What is
 * left to programs begins with the 64 to 78 of BSD's {@code sysexits.h}.
 */
public final class ExitStatus {
  /** The program failed; it may well work the next time. */
  public static final int FAILED = 1;

  /** A setting is wrong; {@code EX_CONFIG} of {@code sysexits.h}. */
  public static final int BAD_SETTINGS = 78;

  /**
   * The program does not work until a person has acted; its last line says why. The first number
   * after those of {@code sysexits.h}, which has no word for it.
   */
  public static final int REFUSED = 79;

  private ExitStatus() {}
}
