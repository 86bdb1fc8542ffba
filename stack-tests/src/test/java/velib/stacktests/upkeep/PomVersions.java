package velib.stacktests.upkeep;

import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import velib.stacktests.Repository;

/** The version properties of the root pom.xml, and the libraries that have these versions. */
final class PomVersions {
  /** A comment, an empty line, or a version property with its value. */
  private static final Pattern PIECE =
      Pattern.compile("(?s)<!--(.*?)-->|(\\n\\s*\\n)|<([\\w.]+\\.version)>([^<]*)</");

  private static final Pattern USE =
      Pattern.compile(
          "(?:<groupId>([^<]+)</groupId>\\s*)?<artifactId>([^<]+)</artifactId>\\s*"
              + "<version>\\$\\{([\\w.]+)}</version>");

  /** A property of a module that takes its value from one of the root. */
  private static final Pattern ALIAS =
      Pattern.compile("<([\\w.]+\\.version)>\\$\\{([\\w.]+)}</\\1>");

  private final String root;
  private final List<String> poms;

  PomVersions() throws IOException {
    root = Files.readString(Repository.root().resolve("pom.xml"));
    try (Stream<Path> files = Files.walk(Repository.root(), 3)) {
      List<Path> found =
          files
              .filter(file -> file.endsWith("pom.xml") && !file.toString().contains("/target/"))
              .collect(toList());
      poms = found.stream().map(PomVersions::text).collect(toList());
    }
  }

  /** The properties below a comment, up to an empty line, with their values. */
  Map<String, String> explained() {
    Map<String, String> explained = new LinkedHashMap<>();
    boolean hasComment = false;
    Matcher piece = PIECE.matcher(root.substring(0, root.indexOf("</properties>")));
    while (piece.find()) {
      if (piece.group(3) == null) {
        hasComment = piece.group(1) != null;
      } else if (hasComment && !piece.group(4).startsWith("${")) {
        explained.put(piece.group(3), piece.group(4));
      }
    }
    return explained;
  }

  /** The libraries that have the version of this property, as {@code group:artifact}. */
  Set<String> librariesOf(String property) {
    Set<String> libraries = new TreeSet<>();
    for (String pom : poms) {
      USE.matcher(pom)
          .results()
          .filter(use -> use.group(3).equals(property))
          .map(use -> group(use.group(1)) + ":" + use.group(2))
          .forEach(libraries::add);
      ALIAS
          .matcher(pom)
          .results()
          .filter(alias -> alias.group(2).equals(property))
          .forEach(alias -> libraries.addAll(librariesOf(alias.group(1))));
    }
    return libraries;
  }

  private static String group(String given) {
    return given == null ? "org.apache.maven.plugins" : given;
  }

  private static String text(Path pom) {
    try {
      return Files.readString(pom);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
