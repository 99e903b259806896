package io.dbackup.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Packages form a tree of needs that can be read from one end. */
@AnalyzeClasses(locations = ProductionClasses.class)
class CyclesTest {

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices()
          .assignedFrom(packagesOfModules())
          .should()
          .beFreeOfCycles()
          .because("what is in a cycle can only be understood, tested and moved as a whole");

  /** A package that has a part in two modules, such as adapter, counts as two. */
  private static SliceAssignment packagesOfModules() {
    return new SliceAssignment() {
      @Override
      public String getDescription() {
        return "packages of each module";
      }

      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        if (!type.getPackageName().startsWith("io.dbackup")) {
          return SliceIdentifier.ignore();
        }
        String source = type.getSource().map(found -> found.getUri().getPath()).orElse("");
        return ProductionClasses.MODULES.stream()
            .filter(module -> source.contains("/" + module + "/target/"))
            .map(module -> SliceIdentifier.of(module, type.getPackageName()))
            .findFirst()
            .orElse(SliceIdentifier.ignore());
      }
    };
  }
}
