package velib.stationmodel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class PostcodeRuleProperties {
  private final PostcodeRule rule = PostcodeRule.withShippedExceptions();

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void everyParisCodeHasAParisArrondissementOrIsListed(
      @ForAll @IntRange(min = 1001, max = 20_999) int code) {
    String postcode = rule.postcodeOf(String.valueOf(code)).orElseThrow();

    assertThat(postcode).matches("75(00[1-9]|01[0-9]|020)|92120|93170|94160|94200|94220");
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void everySuburbanCodeHasAFiveDigitPostcode(
      @ForAll @IntRange(min = 21_000, max = 59_999) int code) {
    assertThat(rule.postcodeOf(String.valueOf(code)).orElseThrow())
        .matches("(7[5]|9[2-9])[0-9]{3}");
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void codesOutsideTheKnownRangesAreUnresolved(
      @ForAll @IntRange(min = 60_000, max = 91_999) int code) {
    assertThat(rule.postcodeOf(String.valueOf(code))).isEmpty();
  }

  @Property
  void aSuffixDoesNotMoveAStation(
      @ForAll @IntRange(min = 0, max = 99_999) int code, @ForAll("suffix") String suffix) {
    assertThat(rule.postcodeOf(code + suffix)).isEqualTo(rule.postcodeOf(String.valueOf(code)));
  }

  @Property
  void anyTextGivesAPostcodeOrNothing(@ForAll @StringLength(max = 12) String text) {
    rule.postcodeOf(text).ifPresent(postcode -> assertThat(postcode).matches("[0-9]{5}"));
  }

  @Provide
  Arbitrary<String> suffix() {
    return Arbitraries.of("_relais", "_Relais", "bis", "-a", " ");
  }
}
