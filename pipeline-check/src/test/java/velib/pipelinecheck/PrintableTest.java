package velib.pipelinecheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void leavesTextsOfAnyLanguageAsTheyAre() {
    String text = "Vélib'\t{\"name\":\"Île 🚲 ۳\"}";

    assertThat(Printable.text(text)).isEqualTo(text);
  }

  @Test
  void replacesWhatATerminalObeys() {
    assertThat(Printable.text("a\u001b]0;title\u0007b\u009b2Jc\u0000\ud800"))
        .isEqualTo("a\uFFFD]0;title\uFFFDb\uFFFD2Jc\uFFFD\uFFFD");
  }
}
