package velib.benchmarks.harness.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a running process's processor time and memory from {@code /proc}. */
public final class ProcessMeter {
  /** USER_HZ: the unit of processor time in {@code /proc}, whatever the kernel's own timer is. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int FIELDS_BEFORE_USER_TIME = 11;

  private final Path folder;

  /** Creates a meter of a process on this machine. */
  public ProcessMeter(long pid) {
    folder = Path.of("/proc", String.valueOf(pid));
  }

  /**
   * Returns the processor seconds since its start, in user and kernel mode, including those of
   * ended child processes.
   */
  public double cpuSeconds() {
    String stat = read("stat");
    // The name is in brackets and may itself contain blanks.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int field = FIELDS_BEFORE_USER_TIME; field < FIELDS_BEFORE_USER_TIME + 4; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return ticks / TICKS_PER_SECOND;
  }

  /** Returns the most memory that it has held at once, in MiB (VmHWM). */
  public double peakMebibytes() {
    return read("status")
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** Resets the peak to what the process holds now. The process must be our own. */
  public void forgetPeak() {
    try {
      Files.writeString(folder.resolve("clear_refs"), "5"); // proc(5): resets the peak RSS
    } catch (IOException gone) {
      throw new UncheckedIOException("the process has ended", gone);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException gone) {
      throw new UncheckedIOException("the process has ended", gone);
    }
  }
}
