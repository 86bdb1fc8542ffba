# Turns what a program printed into an animated SVG of a terminal: each line of the input is a second, a tab and a line.
# Whoever has asked for less motion sees the last picture at once.

function escaped(text) {
  gsub(/&/, "\\&amp;", text)
  gsub(/</, "\\&lt;", text)
  gsub(/>/, "\\&gt;", text)
  return text
}

BEGIN {
  FS = "\t"
  columns = 108
  width = 900
  leading = 19
  lines = 1
  second[1] = 0
  text[1] = "$ make demo FEED=simulator"
}

{
  line = substr($0, length($1) + 2)
  if (length(line) > columns) line = substr(line, 1, columns - 3) "..."
  lines++
  second[lines] = $1 + 1
  text[lines] = line
}

END {
  height = (lines + 1) * leading + 34
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\"", width, height
  print " aria-label=\"make demo in a terminal\">"
  print "<style>"
  print "text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #d7dde5;"
  print "  white-space: pre; animation: appear 1ms both; }"
  print "@keyframes appear { from { opacity: 0; } to { opacity: 1; } }"
  print "@media (prefers-reduced-motion: reduce) { text { animation: none; } }"
  print "</style>"
  printf "<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"#14181f\"/>\n", width, height
  print "<circle cx=\"18\" cy=\"17\" r=\"5\" fill=\"#e0605a\"/><circle cx=\"36\" cy=\"17\" r=\"5\" fill=\"#e0b04a\"/>" \
    "<circle cx=\"54\" cy=\"17\" r=\"5\" fill=\"#5fb865\"/>"
  for (i = 1; i <= lines; i++) {
    printf "<text x=\"14\" y=\"%d\" style=\"animation-delay: %ds\">%s</text>\n", 34 + i * leading, second[i], \
      escaped(text[i])
  }
  print "</svg>"
}
