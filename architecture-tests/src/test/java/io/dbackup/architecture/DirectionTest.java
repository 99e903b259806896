package io.dbackup.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom: outer rooms use inner ones, never the other way round. */
@AnalyzeClasses(locations = ProductionClasses.class)
class DirectionTest {

  private static final String[] ADAPTERS = {
    "io.dbackup.adapter.database..",
    "io.dbackup.adapter.storage..",
    "io.dbackup.adapter.notification.."
  };

  private static final String[] DOMAIN = {
    "io.dbackup.access",
    "io.dbackup.audit",
    "io.dbackup.backup",
    "io.dbackup.error",
    "io.dbackup.execution",
    "io.dbackup.identity",
    "io.dbackup.job",
    "io.dbackup.json",
    "io.dbackup.mapping",
    "io.dbackup.notification",
    "io.dbackup.protection",
    "io.dbackup.retention",
    "io.dbackup.settings",
  };

  @ArchTest
  static final ArchRule theContractsKnowOnlyJavaAndTheDomain =
      classes()
          .that()
          .resideInAPackage("io.dbackup.spi..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "io.dbackup.spi..", "io.dbackup.error", "io.dbackup.adapter")
          .because("an adapter written elsewhere must need nothing but the contract");

  @ArchTest
  static final ArchRule theDomainKnowsNoServerAndNoVendor =
      classes()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(DOMAIN)
                  .or(
                      resideInAnyPackage(
                          "java..",
                          "javax.crypto..",
                          "jakarta.persistence..",
                          "jakarta.validation..",
                          "jakarta.json..",
                          "com.cronutils..",
                          "io.dbackup.adapter",
                          "io.dbackup.vault",
                          "io.dbackup.spi..")))
          .because("the concepts must be testable in plain Java and outlive any server");

  @ArchTest
  static final ArchRule nobodyReachesAroundTheAdapterRegistry =
      noClasses()
          .that()
          .resideOutsideOfPackages(ADAPTERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTERS)
          .because(
              "adapters are found by CDI through AdapterRegistry, so a new one changes nobody");

  @ArchTest
  static final ArchRule adaptersUseOnlyTheContractAndTheirVendor =
      noClasses()
          .that()
          .resideInAnyPackage(ADAPTERS)
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.dbackup..")
                  .and(not(resideInAnyPackage(ADAPTERS)))
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.dbackup.spi..",
                              "io.dbackup.error",
                              "io.dbackup.adapter",
                              "io.dbackup.identity",
                              "io.dbackup.json",
                              "io.dbackup.vault"))))
          .because("an adapter that knows use cases or tables cannot be tested or moved alone");

  @ArchTest
  static final ArchRule databaseAndStorageAdaptersDoNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage("io.dbackup.adapter.database..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.dbackup.adapter.storage..", "io.dbackup.adapter.notification..")
          .because("every source works with every destination");

  @ArchTest
  static final ArchRule thePipelineIsPlainJava =
      noClasses()
          .that()
          .resideInAPackage("io.dbackup.pipeline..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("jakarta..").and(not(resideInAPackage("jakarta.json.."))))
          .because("stages are proved and measured without a server");

  @ArchTest
  static final ArchRule thePipelineKnowsNoUseCaseAndNoTable =
      noClasses()
          .that()
          .resideInAPackage("io.dbackup.pipeline..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.dbackup.application..",
              "io.dbackup.persistence..",
              "io.dbackup.event..",
              "io.dbackup.schedule..",
              "io.dbackup.catalogue..",
              "io.dbackup.download..")
          .because("bytes flow through it whoever asked for them");

  @ArchTest
  static final ArchRule persistenceUsesOnlyTheDomain =
      noClasses()
          .that()
          .resideInAPackage("io.dbackup.persistence..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.dbackup.application..",
              "io.dbackup.schedule..",
              "io.dbackup.pipeline..",
              "io.dbackup.catalogue..",
              "io.dbackup.download..",
              "io.dbackup.event..")
          .because("repositories are plugged in from the side and decide nothing");

  @ArchTest
  static final ArchRule theCoreKnowsNeitherHttpNorBatch =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.dbackup.rest..", "io.dbackup.console..", "io.dbackup.batch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.dbackup.rest..",
              "io.dbackup.console..",
              "io.dbackup.batch..",
              "jakarta.ws.rs..",
              "jakarta.servlet..",
              "jakarta.batch..")
          .because("HTTP and Jakarta Batch are ways in; the rules hold whichever is used");

  @ArchTest
  static final ArchRule theConsoleIsFilesToTheServer =
      noClasses()
          .that()
          .resideInAPackage("io.dbackup.console..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.dbackup..").and(not(resideInAPackage("io.dbackup.console.."))))
          .because("the console uses the public API and nothing else");

  @ArchTest
  static final ArchRule restNeverStartsABatchJob =
      noClasses()
          .that()
          .resideInAPackage("io.dbackup.rest..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.dbackup.batch..", "jakarta.batch..")
          .because("the execution table is the queue; a request only adds a row to it");

  @ArchTest
  static final ArchRule batchKnowsNoHttp =
      noClasses()
          .that()
          .resideInAPackage("io.dbackup.batch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.dbackup.rest..", "jakarta.ws.rs..", "jakarta.servlet..")
          .because("a run must not depend on who asked for it");

  @ArchTest
  static final ArchRule restGoesThroughTheUseCases =
      noClasses()
          .that()
          .resideInAPackage("io.dbackup.rest..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.dbackup.persistence..", "jakarta.persistence..")
                  .and(not(assignableTo(Throwable.class))))
          .because("permissions, transactions and audit live in the use cases, the only door");
}
