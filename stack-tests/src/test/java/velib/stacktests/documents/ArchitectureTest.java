package velib.stacktests.documents;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import velib.stacktests.Repository;

/** The code has no arrow between modules, or between a module's packages, that the page lacks. */
final class ArchitectureTest {
  private static ArchitecturePage page;
  private static JavaClasses classes;

  @BeforeAll
  static void readPageAndClasses() throws IOException {
    page = ArchitecturePage.read();
    classes = new ClassFileImporter().importPaths(compiledModules());
  }

  @TestFactory
  Stream<DynamicTest> aModuleUsesNoOtherThanThePageSays() {
    return page.modules().entrySet().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module.getKey(),
                    () -> requireOnly("velib", module.getKey(), module.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> aPackageUsesNoOtherOfItsModuleThanThePageSays() {
    return page.dividedModules().stream()
        .flatMap(
            parent ->
                page.packagesOf(parent).entrySet().stream()
                    .map(
                        room ->
                            DynamicTest.dynamicTest(
                                parent + "." + room.getKey(),
                                () -> requireOnly(parent, room.getKey(), room.getValue()))));
  }

  /** Whatever is not on the page would be held to nothing. */
  @Test
  void thePageHasEveryModuleAndEveryPackageOfTheModulesThatItDivides() {
    assertThat(page.modules().keySet()).containsExactlyInAnyOrderElementsOf(names("velib"));
    assertThat(page.dividedModules()).contains("velib.sparkconsumer", "velib.dashboard");
    for (String parent : page.dividedModules()) {
      assertThat(page.packagesOf(parent).keySet())
          .containsExactlyInAnyOrderElementsOf(names(parent));
    }
  }

  /** The packages right under one that have classes, by the part of the name that follows it. */
  private static List<String> names(String parent) {
    return classes.stream()
        .map(type -> type.getPackageName())
        .filter(name -> name.startsWith(parent + "."))
        .map(name -> name.substring(parent.length() + 1).replaceFirst("\\..*", ""))
        .distinct()
        .collect(Collectors.toList());
  }

  private static void requireOnly(String parent, String name, List<String> used) {
    String[] allowed =
        Stream.concat(Stream.of(name), used.stream())
            .map(allow -> parent + "." + allow + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(parent + "." + name + "..")
        .should()
        .dependOnClassesThat(resideInAPackage(parent + "..").and(not(resideInAnyPackage(allowed))))
        .as(name + " uses nothing but what docs/architecture.md says")
        .check(classes);
  }

  private static List<Path> compiledModules() {
    return page.folders().stream().map(ArchitectureTest::compiled).collect(Collectors.toList());
  }

  private static Path compiled(String module) {
    Path classes = Repository.root().resolve(module).resolve("target/classes");
    assertThat(classes).as("compiled classes of a module that the page names").isDirectory();
    return classes;
  }
}
