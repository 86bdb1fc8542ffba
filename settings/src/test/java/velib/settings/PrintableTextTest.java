package velib.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {
  @Test
  void leavesTextsOfAnyLanguageAsTheyAre() {
    String text = "Vélib'\t{\"name\":\"Île 🚲 ۳\"}";

    assertThat(PrintableText.line(text)).isEqualTo(text);
    assertThat(PrintableText.lines(text + "\n" + text)).isEqualTo(text + "\n" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\u0007", "\b", "\r", "\u001b", "\u007f", "\u0085", "\u009b", "\u00ad",
        "\u061c", "\u200b", "\u200e", "\u2028", "\u2029", "\u202e", "\u2066", "\u2069", "\ufeff",
        "\ud800", "\udc00", "\udb40\udc41"
      })
  void replacesWhatATerminalObeysAndWhatChangesTheDirection(String character) {
    assertThat(PrintableText.line("a" + character + "b")).isEqualTo("a\uFFFDb");
    assertThat(PrintableText.lines("a" + character + "b\n")).isEqualTo("a\uFFFDb\n");
  }

  @Test
  void aSequenceForATerminalIsShownAsText() {
    assertThat(PrintableText.line("a\u001b]0;title\u0007b\u001b[2Jc"))
        .isEqualTo("a\uFFFD]0;title\uFFFDb\uFFFD[2Jc");
  }

  @Test
  void aLineFeedInsideAValueBeginsNoLine() {
    assertThat(PrintableText.line("x\ny")).isEqualTo("x\uFFFDy");
    assertThat(PrintableText.lines("x\r\ny")).isEqualTo("x\ny");
  }
}
