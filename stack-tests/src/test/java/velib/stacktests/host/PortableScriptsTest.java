package velib.stacktests.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import velib.stacktests.Repository;

/** Everything that runs on people's machines needs no more than bash 3.2 and what macOS ships. */
final class PortableScriptsTest {
  private static final Path ROOT = Repository.root();

  /** What runs in the containers or on Debian alone, or is not ours. */
  private static final List<String> EXEMPT =
      List.of(
          // On Debian alone.
          ".ci/",
          "scripts/without-registry/",
          // In the images alone, or, for tests and benchmarks, where readlink has -f: macOS since
          // 12.3.
          "kafka/src/main/runtime/bin/",
          "docker/bin/connected-to-kafka",
          "docker/bin/hold-when-refused",
          "docker/bin/java-program",
          "docker/bin/spark-program",
          "docker/bin/unless-held",
          // Maven's own, which takes what is there.
          "mvnw",
          // In place of docker in tests.
          "stack-tests/");

  @Test
  void nothingThatRunsOnTheHostNeedsMoreThanMacOsHas() throws IOException {
    List<String> faults = new ArrayList<>();
    Set<String> checked = new TreeSet<>();
    for (String script : scripts()) {
      if (EXEMPT.stream().noneMatch(script::startsWith)) {
        checked.add(script);
        PortableShell.faults(read(script)).forEach(fault -> faults.add(script + ":" + fault));
      }
    }
    assertThat(checked)
        .contains("Makefile", "scripts/demo.sh", "scripts/jdk.sh", "docker/rehearse");
    assertThat(faults).isEmpty();
  }

  @Test
  void everyExemptionIsForAScriptThatExists() throws IOException {
    Set<String> scripts = scripts();
    assertThat(EXEMPT)
        .allSatisfy(exempt -> assertThat(scripts).anyMatch(script -> script.startsWith(exempt)));
  }

  /** With CDPATH, cd may lead elsewhere and print where. */
  @Test
  void aScriptThatFindsItsOwnFolderForgetsCdpathFirst() throws IOException {
    for (String script : scripts()) {
      String text = read(script);
      int cd = text.indexOf("cd \"$(dirname");
      if (cd >= 0) {
        assertThat(text.substring(0, cd)).as(script).contains("unset CDPATH");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "declare -A seen",
        "local -n name=$1",
        "mapfile -t lines <file",
        "while readarray lines; do",
        "coproc sleep 1",
        "echo ${name,,}",
        "echo \"${name^}\"",
        "echo ${names[@]@Q}",
        "make &>>log",
        "make |& tee log",
        "wait -n",
        "printf '%(%s)T' -1",
        "echo ${name:0: -1}",
        "echo ${names[-1]}",
        "[[ -v name ]]",
        "echo $BASHPID",
        "shopt -s globstar",
        "exec {log}>file",
        "read -t 0.5 line",
        "read -r -N 3 line",
        "echo $'\\u00e9'",
        "echo {1..9..2}",
        "x=$(case $y in a) echo b ;; esac)",
        "timeout 5 make",
        "x=\"$(realpath .)\"",
        "make -j $(nproc)",
        "tac file",
        "if stat -c %a file; then",
        "ss -ltn",
        "sed -i s/a/b/ file",
        "sed -nr 's/(a)/b/p' file",
        "sed 's/a\\+/b/'",
        "sed 's/\\s//'",
        "grep -oP 'a' file",
        "grep '\\bword\\b' file",
        "grep --color=never a",
        "x=$(readlink -f a)",
        "date -d yesterday",
        "date +%s%N",
        "ls | xargs -r rm",
        "mktemp --suffix .txt",
        "mktemp -p /tmp",
        "ls | sort -V",
        "head -c 4k file",
        "head -n -1 file",
        "cp -u a b",
        "ln -sr a b",
        "find . -name a -print -quit",
        "find . -not -name a",
        "df -Pm .",
        "touch -d yesterday a",
        "echo -e 'a\\tb'",
        "LC_ALL=C sort -V",
        "awk '{print gensub(/a/, \"b\", 1)}'",
        ".ONESHELL:",
        "now != date"
      })
  void whatIsNotPortableIsFound(String line) {
    assertThat(PortableShell.faults("#!/usr/bin/env bash\n" + line)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# timeout is GNU's",
        "compose rm --stop --force service",
        "compose up --wait --wait-timeout 180",
        "echo \"${names[@]+\"${names[@]}\"}\"",
        "head -n 1 file",
        "tail -n 20 file",
        "wait \"$job\"",
        "cat -- file",
        "x=\"${1%[gm]}\"",
        "echo \"${answer:0:120}\"",
        "if command -v ss >/dev/null; then ss -ltn; fi",
        "kill -- -$maven",
        "read -ra words <<<\"$line\"",
        "case \"$x\" in a) ;; esac"
      })
  void whatIsPortableIsNot(String line) {
    assertThat(PortableShell.faults(line)).isEmpty();
  }

  private static Set<String> scripts() throws IOException {
    Set<String> scripts = new TreeSet<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return Set.of("target", "node_modules", ".git")
                    .contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = ROOT.relativize(file).toString();
            if (attributes.isRegularFile() && (name.equals("Makefile") || isScript(read(name)))) {
              scripts.add(name);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return scripts;
  }

  private static boolean isScript(String text) {
    return text.startsWith("#!") && text.split("\n", 2)[0].endsWith("sh")
        || text.startsWith("# shellcheck shell=bash");
  }

  /** Whatever is in it: most files are no scripts. */
  private static String read(String file) throws IOException {
    return new String(Files.readAllBytes(ROOT.resolve(file)), StandardCharsets.ISO_8859_1);
  }
}
