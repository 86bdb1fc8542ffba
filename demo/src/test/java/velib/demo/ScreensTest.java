package velib.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import velib.stationmodel.PostcodeTotals;
import velib.stationmodel.StationSums;

class ScreensTest {
  private static final Result RESULT =
      new Result(
          new PostcodeTotals("75016", new StationSums(1, 1, 0, 1, 33, 1, 1_800_000_000L)),
          1_800_000_000_000L);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void aPipeGetsOneLineForEachResultThatIsNew() {
    PlainScreen screen = new PlainScreen(out, ZoneOffset.UTC);

    screen.show(List.of(RESULT, RESULT), List.of(RESULT), "footer");
    screen.show(List.of(RESULT, RESULT), List.of(), "footer");

    assertThat(said())
        .isEqualTo(
            "08:00:00  75016  1 bike: 1 mechanical, 0 electric; 33 free docks at 1 station\n");
  }

  @Test
  void whatIsSaidKeepsItsLinesAndNothingThatSteersATerminal() {
    new PlainScreen(out, ZoneOffset.UTC).say("a\u001b[2J\nb\u2066");
    new TerminalScreen(out, Style.plain(), TerminalSize::now).say("a\u0085\nb");

    assertThat(said()).isEqualTo("a\uFFFD[2J\nb\uFFFD\n\u001b[Ja\uFFFD\nb\n");
  }

  @Test
  void aPostcodeBeginsNoLineOfItsOwn() {
    Result hostile =
        new Result(new PostcodeTotals("7\n\u001b[2J", StationSums.NONE), 1_800_000_000_000L);

    new PlainScreen(out, ZoneOffset.UTC).show(List.of(hostile), List.of(hostile), "");

    assertThat(said()).startsWith("08:00:00  7\uFFFD\uFFFD[2J  0 bikes").hasLineCount(1);
  }

  @Test
  void aPipeThatNobodyReadsIsAFailureOnce() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    PlainScreen screen =
        new PlainScreen(new PrintStream(closed, false, StandardCharsets.UTF_8), ZoneOffset.UTC);

    assertThatThrownBy(() -> screen.say("hello")).isInstanceOf(DemoFailure.class);
    assertThatCode(() -> screen.say("stopping")).doesNotThrowAnyException();
  }

  @Test
  void aTableOfAResizedTerminalBeginsOnAnEmptyScreen() {
    AtomicReference<String> size = new AtomicReference<>("24 80");
    TerminalScreen screen = terminal(size);
    screen.show(List.of(RESULT), List.of(), "");
    said();

    size.set("24 60");
    await()
        .untilAsserted(
            () -> {
              screen.show(List.of(RESULT), List.of(), "");
              assertThat(said()).startsWith("\u001B[H\u001B[2Jpostcode");
            });
  }

  @Test
  void theTableIsDrawnOverTheOneBefore() {
    TerminalScreen screen = terminal(new AtomicReference<>("24 80"));

    screen.show(List.of(RESULT), List.of(), "one\ntwo");
    assertThat(said()).doesNotContain("\u001B[4F").contains("one\u001B[K\ntwo\u001B[K\n");
    screen.show(List.of(RESULT), List.of(), "one\ntwo");
    assertThat(said()).startsWith("\u001B[4Fpostcode").contains("75016");
  }

  @Test
  void whatIsSaidTakesThePlaceOfTheTable() {
    TerminalScreen screen = terminal(new AtomicReference<>("24 80"));
    screen.show(List.of(RESULT), List.of(), "");
    said();

    screen.say("something");
    assertThat(said()).isEqualTo("\u001B[2F\u001B[Jsomething\n");
    screen.show(List.of(RESULT), List.of(), "");
    assertThat(said()).startsWith("postcode");
  }

  @Test
  void aTableAtRestStays() {
    TerminalScreen screen = terminal(new AtomicReference<>("24 80"));
    screen.show(List.of(RESULT), List.of(), "");
    screen.rest();
    said();

    screen.say("below");
    assertThat(said()).isEqualTo("\u001B[Jbelow\n");
  }

  @Test
  void aSizeIsReadAsSttyPrintsIt() {
    assertThat(TerminalSize.parse("50 132\n"))
        .hasValueSatisfying(
            size -> {
              assertThat(size.lines()).isEqualTo(50);
              assertThat(size.columns()).isEqualTo(132);
            });
    assertThat(List.of("", "0 0", "x y", "50"))
        .allSatisfy(answer -> assertThat(TerminalSize.parse(answer)).isEmpty());
  }

  private TerminalScreen terminal(AtomicReference<String> size) {
    return new TerminalScreen(
        out, Style.plain(), () -> TerminalSize.parse(size.get()).orElseThrow());
  }

  private String said() {
    String said = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return said.replace(System.lineSeparator(), "\n");
  }
}
