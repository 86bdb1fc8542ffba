package velib.stationmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostcodeRuleTest {
  private final PostcodeRule rule = PostcodeRule.withShippedExceptions();

  @ParameterizedTest
  @CsvSource({
    "16107, 75016",
    "16107_relais, 75016",
    "9020, 75009",
    "1001, 75001",
    "20999, 75020",
    "92002, 92000",
    "32017, 93200",
    "21326, 92130",
    "51003, 95100",
    "30002, 93000",
    "21000, 92100",
    "59999, 95990"
  })
  void aCodeCarriesThePostcodeOfItsCommune(String code, String postcode) {
    assertThat(rule.postcodeOf(code)).contains(postcode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "71002",
        "60001",
        "7",
        "21",
        "1000",
        "999",
        "91999",
        "93000",
        "161071",
        "relais",
        "",
        "-5",
        "99999999999999999999"
      })
  void anythingElseIsUnresolved(String code) {
    assertThat(rule.postcodeOf(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1022, 75002", "42503, 94110", "31707, 75020", "1022_relais, 75002"})
  void aListedStationHasItsOwnPostcode(String code, String postcode) {
    assertThat(rule.postcodeOf(code)).contains(postcode);
  }

  @Test
  void theUsersListOverridesTheRuleAndTheShippedExceptions(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("mine.csv");
    Files.writeString(
        file, "station_code,postcode\n1022,75001\n71002,71000\n\n9020_relais,75010\n");

    PostcodeRule mine = rule.overriddenBy(file);

    assertThat(mine.postcodeOf("1022")).contains("75001");
    assertThat(mine.postcodeOf("71002")).contains("71000");
    assertThat(mine.postcodeOf("9020_relais")).contains("75010");
    assertThat(mine.postcodeOf("9020")).contains("75009");
    assertThat(mine.postcodeOf("42503")).contains("94110");
    assertThat(mine.fingerprint()).isNotEqualTo(rule.fingerprint());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFstation_code,postcode\r\n71002,71000\r\n",
        "\uFEFFstation_code,postcode\n71002 , 71000\n\n",
        "\"station_code\",\"postcode\"\r\n\"71002\",\"71000\"\r\n"
      })
  void aListFromASpreadsheetIsRead(String content, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), content);

    assertThat(rule.overriddenBy(file).postcodeOf("71002")).contains("71000");
  }

  @ParameterizedTest
  @CsvSource({
    "station_code;postcode, 71002;71000, 1, semicolons",
    "'station_code,postcode', 71002;71000, 2, semicolons",
    "station_code\tpostcode, 71002\t71000, 1, tabs"
  })
  void aListThatIsSeparatedOtherwiseIsToldSo(
      String header, String row, int line, String separators, @TempDir Path folder)
      throws IOException {
    String content = "\uFEFF" + header + "\r\n" + row + "\r\n";
    Path file = Files.writeString(folder.resolve("mine.csv"), content);

    assertThatThrownBy(() -> rule.overriddenBy(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine.csv, line " + line + " is separated by " + separators)
        .hasMessageContaining("save it with commas");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1022 75001|line 2", "1022,7500|line 2", ",75001|line 2", "1022,75001,x|line 2"})
  void aBadLineOfTheUsersListIsNamed(String line, String where, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("mine.csv");
    Files.writeString(file, "station_code,postcode\n" + line + "\n");

    assertThatThrownBy(() -> rule.overriddenBy(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mine.csv, " + where)
        .hasMessageContaining(line);
  }

  @Test
  void aListThatIsMissingOrHasNoHeaderIsNamed(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.csv");
    assertThatThrownBy(() -> rule.overriddenBy(missing)).hasMessageContaining("missing.csv");

    Path headless = folder.resolve("headless.csv");
    Files.writeString(headless, "1022,75001\n");
    assertThatThrownBy(() -> rule.overriddenBy(headless))
        .hasMessageContaining("headless.csv, line 1")
        .hasMessageContaining("station_code,postcode");
  }

  @Test
  void theFingerprintIsTheSameForTheSameRule() {
    assertThat(PostcodeRule.withShippedExceptions().fingerprint()).isEqualTo(rule.fingerprint());
  }
}
