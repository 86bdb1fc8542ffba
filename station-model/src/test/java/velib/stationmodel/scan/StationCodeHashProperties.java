package velib.stationmodel.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class StationCodeHashProperties {
  private static final int PLACES = 1 << 15;

  @Property(tries = 300, edgeCases = EdgeCasesMode.MIXIN)
  void theBytesOfACodeHaveTheHashOfItsText(
      @ForAll @StringLength(max = 70) @CharRange(from = 0, to = 127) String code,
      @ForAll @IntRange(max = 20) int before,
      @ForAll @IntRange(max = 20) int after,
      @ForAll byte around,
      @ForAll long start,
      @ForAll long multiplier,
      @ForAll long last) {
    StationCodeHash hash = new StationCodeHash(start, multiplier, last);
    byte[] bytes = new byte[before + code.length() + after];
    Arrays.fill(bytes, around);
    System.arraycopy(code.getBytes(US_ASCII), 0, bytes, before, code.length());

    assertThat(hash.of(bytes, before, code.length())).isEqualTo(hash.of(code));
  }

  @Property
  void aTextBeyondAsciiHasAlwaysTheSameHash(@ForAll String text) {
    StationCodeHash hash = StationCodeHash.ofThisProcess();

    assertThat(hash.of(new StringBuilder(text).toString())).isEqualTo(hash.of(text));
  }

  @Property(tries = 50)
  void codesOfOneStringHashSpread(@ForAll long seed) {
    List<String> codes = codesOfOneHash(14).limit(10_000).collect(Collectors.toList());

    assertThat(codes.stream().map(String::hashCode).distinct()).hasSize(1);
    assertSpread(codes, keyedBy(seed));
  }

  @Property(tries = 50)
  void usualCodesSpread(@ForAll long seed) {
    List<String> codes =
        IntStream.range(1001, 11_001).mapToObj(String::valueOf).collect(Collectors.toList());

    assertSpread(codes, keyedBy(seed));
  }

  @Property(tries = 50)
  void codesThatDifferOnlyBeyondAByteSpread(@ForAll long seed) {
    List<String> codes =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "16107" + (char) (i / 100 << 8 | 'x') + (char) (i % 100 << 8 | 'y'))
            .collect(Collectors.toList());

    assertSpread(codes, keyedBy(seed));
  }

  @Example
  void twoProcessesHashDifferently() {
    assertThat(new StationCodeHash(1, 2, 3).of("16107"))
        .isNotEqualTo(new StationCodeHash(4, 5, 6).of("16107"));
    assertThat(StationCodeHash.ofThisProcess()).isSameAs(StationCodeHash.ofThisProcess());
  }

  private static void assertSpread(List<String> codes, StationCodeHash hash) {
    assertThat(codes.stream().map(hash::of).distinct().count()).isGreaterThan(9_990);
    assertThat(longestRun(codes, hash::of)).as("places in a row that are taken").isLessThan(200);
  }

  /** The longest run of taken places in a table that takes the next free place. */
  private static int longestRun(List<String> codes, ToIntFunction<String> hash) {
    boolean[] taken = new boolean[PLACES];
    for (String code : codes) {
      int place = hash.applyAsInt(code) & (PLACES - 1);
      while (taken[place]) {
        place = (place + 1) & (PLACES - 1);
      }
      taken[place] = true;
    }
    int longest = 0;
    int run = 0;
    for (boolean place : taken) {
      run = place ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /** Keys as a process draws them. */
  private static StationCodeHash keyedBy(long seed) {
    SplittableRandom keys = new SplittableRandom(seed);
    return new StationCodeHash(keys.nextLong(), keys.nextLong(), keys.nextLong());
  }

  /** "Aa" and "BB" have the same String.hashCode(), and so have all their sequences. */
  private static Stream<String> codesOfOneHash(int pairs) {
    return IntStream.range(0, 1 << pairs)
        .mapToObj(
            bits ->
                IntStream.range(0, pairs)
                    .mapToObj(pair -> (bits >> pair & 1) == 0 ? "Aa" : "BB")
                    .collect(Collectors.joining()));
  }
}
