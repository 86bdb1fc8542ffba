package velib.stacktests.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script that runs on people's machines may not use: constructs that bash 3.2, the one of
 * macOS, does not have, and commands and options that only GNU's tools have.
 *
 * <p>The patterns know what people write, not all of the shell's grammar.
 */
final class PortableShell {
  /** Where a command may begin, with assignments before it. */
  private static final String COMMAND =
      "(?:^|[|;&({!`]|\\b(?:then|do|else|if|elif|while|until|exec|command|xargs)\\s)\\s*(?:\\w+=(?:[\\w./:-]*|'[^']*'|\"[^\"$]*\")\\s+)*";

  /** The rest of a simple command. */
  private static final String WORDS = "\\b(?:[^|;&]*?\\s)?";

  private static final String PARAMETER = "\\$\\{!?\\w+(?:\\[[^]]*\\])?";

  private static final Map<String, Pattern> RULES = new LinkedHashMap<>();

  static {
    rule("bash 4: kinds of variables", "\\b(?:declare|local|typeset)\\s+-\\w*[Anglu]");
    rule("bash 4: a builtin", COMMAND + "(?:mapfile|readarray|coproc)\\b");
    rule("bash 4: upper and lower case", PARAMETER + "(?:,,?|\\^\\^?)");
    rule("bash 4.4: transformation", PARAMETER + "@[A-Za-z]\\}");
    rule("bash 4: &>>, |&, ;& or ;;&", "&>>|\\|&|;&");
    rule("bash 4.3: wait -n", COMMAND + "wait\\s+-");
    rule("bash 4.2: the time by printf", "%\\([^)]*\\)T");
    rule("bash 4.2: a negative length", PARAMETER + ":\\s*[^}:=?+-][^}:]*:\\s*-");
    rule("bash 4.3: a negative index", "\\w\\[-[0-9]");
    rule("bash 4.2: is it set?", "(?:\\[|\\btest)\\s+-[vR]\\s");
    rule("bash 4: a variable", "\\b(?:BASHPID|EPOCHSECONDS|EPOCHREALTIME|SRANDOM|BASH_ARGV0)\\b");
    rule("bash 4: an option", "shopt\\s.*(?:globstar|lastpipe|inherit_errexit|autocd|compat[45])");
    rule("bash 4.1: a named descriptor", "\\{\\w+\\}[<>]");
    rule(
        "bash 4: an option of read",
        COMMAND + "read\\s+(?:-?\\w+\\s+)*-(?:\\w*[Ni]\\b|t\\s*[0-9]*\\.)");
    rule("bash 4.2: unicode", "\\$'[^']*\\\\[uU]");
    rule("bash 4: steps", "\\{[0-9]+\\.\\.[0-9]+\\.\\.");
    rule("bash 3.2 cannot read case in $(...)", "\\$\\([^)]*\\bcase\\b");

    rule(
        "not everywhere: a command",
        COMMAND
            + "(?:timeout|realpath|nproc|tac|shuf|numfmt|(?:sha|md)[0-9]+sum|free\\s+-|setsid|stdbuf|getent|flock"
            + "|gawk|gsed|ip|hostname|stat|watch|systemctl|apt-get|yum)(?!\\w)");
    rule("not everywhere: ss without asking for it", COMMAND + "ss\\s");
    rule(
        "GNU: a long option",
        COMMAND
            + "(?:awk|basename|cat|chmod|cp|cut|date|df|dirname|du|env|find|grep|head|ls|ln|mkdir|mktemp|mv|od|ps"
            + "|readlink|rm|sed|sort|tail|tar|tee|touch|tr|uniq|wc|xargs)"
            + WORDS
            + "--[a-z]");
    options("sed", "-\\w*[rzsi]");
    rule("GNU: sed's expressions", COMMAND + "sed\\b[^|]*?\\\\(?:[+?swbSWB]|\\|)");
    options("grep", "-\\w*[PzZT]");
    rule("GNU: grep's expressions", COMMAND + "grep\\b[^|]*?\\\\[swbSWB<>]");
    options("readlink", "-\\w*[fem]");
    rule("GNU: date", COMMAND + "date" + WORDS + "(?:-[dI]|\\S*%[-0-9]*[NP])");
    options("xargs", "-\\w*[rda]\\b");
    options("mktemp", "-\\w*[pt]\\b");
    options("sort", "-\\w*[VhR]\\b");
    rule(
        "GNU: head or tail",
        COMMAND + "(?:head|tail)" + WORDS + "(?:-c\\s*[0-9]+[a-zA-Z]|-[nc]\\s*-)");
    options("cp", "-\\w*[dtTlus]");
    options("ln", "-\\w*[rtT]");
    options("ls", "-\\w*[XvZ]\\b");
    rule(
        "GNU: find",
        COMMAND
            + "find"
            + WORDS
            + "-(?:quit|printf|fprintf|regextype|not|executable|readable|writable|wholename)\\b");
    options("df", "-\\w*[BTmh]");
    options("du", "-\\w*[bB]");
    options("touch", "-\\w*d\\b");
    options("base64", "-\\w*w");
    options("echo", "-\\w*e\\b");
    options("env", "-\\w*[SCu]\\b");
    options("uname", "-\\w*[oip]\\b");
    rule(
        "GNU: awk",
        COMMAND + "awk\\b[^|]*\\b(?:gensub|strftime|systime|asorti?|PROCINFO|IGNORECASE)\\b");

    rule(
        "make after 3.81",
        "^\\.(?:ONESHELL|SHELLFLAGS)|^undefine\\b|\\$\\((?:file|let|intcmp|guile) |^\\w+\\s*(?:!=|::?:=)");
  }

  private PortableShell() {}

  /** What is not portable in a script or a Makefile, one line each; comments do not count. */
  static List<String> faults(String text) {
    List<String> faults = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      String code = line.replaceFirst("^\\s*#.*|\\s#\\s.*", "");
      for (Map.Entry<String, Pattern> rule : RULES.entrySet()) {
        Matcher matcher = rule.getValue().matcher(code);
        if (matcher.find() && !isAskedFor(matcher.group(), text)) {
          faults.add(number + ": " + rule.getKey() + ": " + matcher.group().strip());
        }
      }
    }
    return faults;
  }

  /** A command may be one that not all have, if the script looks whether it is there. */
  private static boolean isAskedFor(String found, String text) {
    String command = found.replaceFirst(".*\\W(?=\\w+\\s*$)", "").strip();
    return text.contains("command -v " + command + " ");
  }

  private static void options(String command, String option) {
    rule("GNU: an option of " + command, COMMAND + command + WORDS + option);
  }

  private static void rule(String name, String pattern) {
    RULES.put(name, Pattern.compile(pattern));
  }
}
