package velib.stationmodel.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import velib.stationmodel.StationStatus;
import velib.stationmodel.StationStatusReader;
import velib.stationmodel.UnusableStatus;

/**
 * The rule of the scanner: if it takes a message, the reader reads the same status. That it takes
 * the messages it should is tested in {@link StatusScannerTest}.
 */
class StatusScannerProperties {
  private static final String SIGNS = "{}[],:\"0123456789-+.eE\\ \n\tntful_b\u0000\u001f\u007f";

  private final StationStatusReader reader = new StationStatusReader();

  @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
  void aChangedRowIsReadAsTheReaderReadsIt(@ForAll Random random) {
    WrittenRows rows = new WrittenRows(random);
    StatusScanner scanner = new StatusScanner();
    scan(scanner, rows.spaced(rows.rowOfTheFeed()).getBytes(UTF_8), random);

    boolean taken = scan(scanner, rows.changedRow().getBytes(UTF_8), random);

    Statistics.collect(taken);
    Statistics.coverage(
        coverage -> {
          coverage.check(true).percentage(percentage -> percentage > 30);
          coverage.check(false).percentage(percentage -> percentage > 30);
        });
  }

  @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
  void aDamagedRowIsReadAsTheReaderReadsIt(@ForAll Random random) {
    WrittenRows rows = new WrittenRows(random);
    StatusScanner scanner = new StatusScanner();
    byte[] row = rows.spaced(rows.rowOfTheFeed()).getBytes(UTF_8);
    scan(scanner, row, random);

    boolean taken = scan(scanner, damaged(row, random), random);

    Statistics.collect(taken);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 15));
  }

  /** One byte at a time, so that none is missed. */
  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void aRowWithAnyOneByteReplacedIsReadAsTheReaderReadsIt(
      @ForAll Random random, @ForAll @IntRange(max = 255) int replacement) {
    WrittenRows rows = new WrittenRows(random);
    StatusScanner scanner = new StatusScanner();
    byte[] row = rows.spaced(rows.rowOfTheFeed()).getBytes(UTF_8);
    for (int at = 0; at < row.length; at++) {
      scan(scanner, row, random);
      byte[] replaced = row.clone();
      replaced[at] = (byte) replacement;
      scan(scanner, replaced, random);
    }
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void aRowThatIsCutAnywhereIsReadAsTheReaderReadsIt(@ForAll Random random) {
    WrittenRows rows = new WrittenRows(random);
    StatusScanner scanner = new StatusScanner();
    byte[] row = rows.spaced(rows.rowOfTheFeed()).getBytes(UTF_8);
    for (int length = 0; length <= row.length; length++) {
      scan(scanner, row, random);
      scan(scanner, Arrays.copyOf(row, length), random);
      scan(scanner, Arrays.copyOfRange(row, row.length - length, row.length), random);
    }
  }

  @Property(tries = 3000)
  void anyBytesAreReadAsTheReaderReadsThem(@ForAll @Size(max = 200) byte[] bytes) {
    scan(new StatusScanner(), bytes, new Random(bytes.length));
  }

  /** Scans the message alone and amid other bytes, and compares the result with the reader's. */
  private boolean scan(StatusScanner scanner, byte[] message, Random random) {
    boolean taken = scanner.scan(message, 0, message.length);
    if (taken) {
      assertReadTheSame(scanner, message);
    }
    int offset = random.nextInt(20);
    byte[] amid = new byte[offset + message.length + random.nextInt(20)];
    for (int i = 0; i < amid.length; i++) {
      amid[i] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
    }
    System.arraycopy(message, 0, amid, offset, message.length);

    assertThat(scanner.scan(amid, offset, message.length)).isEqualTo(taken);
    if (taken) {
      assertReadTheSame(scanner, message);
    }
    return taken;
  }

  private void assertReadTheSame(StatusScanner scanner, byte[] message) {
    try {
      StationStatus read = reader.read(message);
      assertThat(scanner.toStatus()).as(new String(message, UTF_8)).isEqualTo(read);
    } catch (UnusableStatus refused) {
      throw new AssertionError(
          refused.getMessage() + ", but the scanner took it: " + new String(message, UTF_8));
    }
  }

  private static byte[] damaged(byte[] row, Random random) {
    byte[] damaged = row.clone();
    for (int left = random.nextInt(3); left >= 0; left--) {
      int at = random.nextInt(damaged.length - 20);
      int length = random.nextInt(12);
      switch (random.nextInt(5)) {
        case 0:
          damaged[at] ^= (byte) (1 << random.nextInt(8));
          break;
        case 1: // a part is lost
          System.arraycopy(damaged, at + length, damaged, at, damaged.length - at - length);
          damaged = Arrays.copyOf(damaged, damaged.length - length);
          break;
        case 2: // a part comes twice
          byte[] longer = Arrays.copyOf(damaged, damaged.length + length);
          System.arraycopy(damaged, at, longer, at + length, damaged.length - at);
          damaged = longer;
          break;
        default:
          damaged[at] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
      }
    }
    return damaged;
  }
}
