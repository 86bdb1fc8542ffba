package velib.benchmarks.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Horizontal bars as SVG. A lighter part after each bar reaches to a second value. */
final class BarPlot {
  private static final int LABEL_WIDTH = 150;
  private static final int BAR_WIDTH = 420;
  private static final int TEXT_WIDTH = 150;
  private static final int ROW = 26;
  private static final int HEAD = 40;

  private final String title;
  private final List<Bar> bars = new ArrayList<>();

  BarPlot(String title) {
    this.title = title;
  }

  /**
   * Adds a bar.
   *
   * @param further where the lighter part ends; the value itself if there is none
   * @param text the label after the bar
   */
  BarPlot bar(String label, double value, double further, String text) {
    bars.add(new Bar(label, value, Math.max(value, further), text));
    return this;
  }

  boolean isEmpty() {
    return bars.isEmpty();
  }

  /** Returns the picture. Its background is white, so that it can be read on a dark page too. */
  String svg() {
    int width = LABEL_WIDTH + BAR_WIDTH + TEXT_WIDTH;
    int height = HEAD + ROW * bars.size() + 10;
    double longest = bars.stream().mapToDouble(bar -> bar.further).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    svg.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"13\">\n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n"
                + "<text x=\"10\" y=\"22\" font-weight=\"bold\">%s</text>\n",
            width, height, escaped(title)));
    for (int i = 0; i < bars.size(); i++) {
      svg.append(row(bars.get(i), HEAD + i * ROW, longest));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String row(Bar bar, int top, double longest) {
    double scale = longest == 0 ? 0 : BAR_WIDTH / longest;
    String colour = bar.label.equals("ours") ? "#1b7f4b" : "#4a6fa5";
    return format(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
            + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\" opacity=\"0.35\"/>\n"
            + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\"/>\n"
            + "<text x=\"%.1f\" y=\"%d\">%s</text>\n",
        LABEL_WIDTH - 8,
        top + 14,
        escaped(bar.label),
        LABEL_WIDTH,
        top,
        bar.further * scale,
        colour,
        LABEL_WIDTH,
        top,
        bar.value * scale,
        colour,
        LABEL_WIDTH + bar.further * scale + 6,
        top + 14,
        escaped(bar.text));
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static final class Bar {
    private final String label;
    private final double value;
    private final double further;
    private final String text;

    Bar(String label, double value, double further, String text) {
      this.label = label;
      this.value = value;
      this.further = further;
      this.text = text;
    }
  }
}
