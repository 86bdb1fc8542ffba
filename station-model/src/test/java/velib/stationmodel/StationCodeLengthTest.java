package velib.stationmodel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stationmodel.UnusableStatus.Reason;
import velib.stationmodel.scan.StatusScanner;

class StationCodeLengthTest {
  private static final String LONGEST = "16107" + "x".repeat(59);
  private static final String TOO_LONG = LONGEST + "x";
  private static final Position ANYWHERE = new Position(1_700_000_000_000L, 0, 0);

  private final MessageReader reader = new MessageReader(PostcodeRule.withShippedExceptions());

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "\"  %s \"", "\"\\u0031%2$s\""})
  void aCodeOf64CharactersIsReadWithoutTheSpacesAroundIt(String written) throws UnusableStatus {
    byte[] row = row(String.format(Locale.ROOT, written, LONGEST, LONGEST.substring(1)));

    assertThat(reader.read(null, row, ANYWHERE).stationCode()).isEqualTo(LONGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s\"", "\"  %s \"", "\"\\u0031%2$s\""})
  void aLongerCodeHasAReasonOfItsOwn(String written) {
    byte[] row = row(String.format(Locale.ROOT, written, TOO_LONG, TOO_LONG.substring(1)));

    UnusableStatus unusable = refused(null, row);

    assertThat(unusable.reason()).isEqualTo(Reason.STATION_CODE_TOO_LONG);
    assertThat(unusable)
        .hasMessage(
            "stationCode is \"16107"
                + "x".repeat(35)
                + "…\", 65 characters: expected at most 64 characters");
  }

  @Test
  void aLongNumberIsALongCode() throws UnusableStatus {
    assertThat(refused(null, row("1".repeat(65))).reason()).isEqualTo(Reason.STATION_CODE_TOO_LONG);
    assertThat(reader.read(null, row("1".repeat(64)), ANYWHERE).stationCode()).hasSize(64);
  }

  @Test
  void aCharacterBeyondTheFirstPlaneOfUnicodeIsOneCharacter() throws UnusableStatus {
    String bicycles = "\ud83d\udeb2".repeat(59);

    assertThat(reader.read(null, row("\"16107" + bicycles + "\""), ANYWHERE).stationCode())
        .isEqualTo("16107" + bicycles);
    assertThat(refused(null, row("\"16107_" + bicycles + "\"")).reason())
        .isEqualTo(Reason.STATION_CODE_TOO_LONG);
  }

  @Test
  void theLengthIsJudgedBeforeTheCountsAndThePostcode() {
    byte[] row =
        ("{\"num_bikes_available\":-1,\"stationCode\":\"" + "9".repeat(65) + "\"}").getBytes(UTF_8);

    assertThat(refused(null, row).reason()).isEqualTo(Reason.STATION_CODE_TOO_LONG);
  }

  @Test
  void aRemovalOfACodeThatIsTooLongIsADeadLetterToo() throws UnusableStatus {
    assertThat(reader.read((LONGEST + " ").getBytes(UTF_8), null, ANYWHERE).isRemoved()).isTrue();

    UnusableStatus unusable = refused(TOO_LONG.getBytes(UTF_8), null);

    assertThat(unusable.reason()).isEqualTo(Reason.STATION_CODE_TOO_LONG);
    assertThat(unusable)
        .hasMessage(
            "the key is \"16107"
                + "x".repeat(35)
                + "…\", 65 characters: expected at most 64 characters");
  }

  @Test
  void theScannerTakesTheLongestCodeAndLeavesALongerOneToTheReader() {
    StatusScanner scanner = new StatusScanner();
    byte[] longest = row("\" " + LONGEST + " \"");
    byte[] tooLong = row("\"" + TOO_LONG + "\"");

    assertThat(scanner.scan(longest, 0, longest.length)).isTrue();
    assertThat(scanner.toStatus().stationCode()).isEqualTo(LONGEST);
    assertThat(scanner.scan(tooLong, 0, tooLong.length)).isFalse();
  }

  @Test
  void aListOfPostcodesWithACodeThatNoMessageCanHaveIsRefused(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("mine.csv");
    Files.writeString(file, "station_code,postcode\n" + LONGEST + ",75001\n");
    PostcodeRule rule = PostcodeRule.withShippedExceptions();

    assertThat(rule.overriddenBy(file).postcodeOf(LONGEST)).contains("75001");

    Files.writeString(file, "station_code,postcode\n1022,75001\n" + TOO_LONG + ",75001\n");
    assertThatThrownBy(() -> rule.overriddenBy(file))
        .hasMessageContaining("mine.csv, line 3 has a station code of 65 characters")
        .hasMessageContaining("expected at most 64 characters");
  }

  private UnusableStatus refused(byte[] key, byte[] value) {
    return catchThrowableOfType(UnusableStatus.class, () -> reader.read(key, value, ANYWHERE));
  }

  private static byte[] row(String code) {
    return ("{\"stationCode\":" + code + ",\"num_bikes_available\":1}").getBytes(UTF_8);
  }
}
