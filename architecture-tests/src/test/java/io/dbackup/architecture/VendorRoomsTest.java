package io.dbackup.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Each library is imported in one room, so that it can be replaced by changing one room. */
@AnalyzeClasses(locations = ProductionClasses.class)
class VendorRoomsTest {

  @ArchTest
  static final ArchRule zstdOnlyInThePipeline = only("com.github.luben..", "io.dbackup.pipeline..");

  @ArchTest
  static final ArchRule postgresqlOnlyInItsAdapter =
      only("org.postgresql..", "io.dbackup.adapter.database.postgres..");

  @ArchTest
  static final ArchRule mariadbOnlyInItsAdapter =
      only("org.mariadb..", "io.dbackup.adapter.database.mysql..");

  @ArchTest
  static final ArchRule flywayOnlyInPersistence =
      only("org.flywaydb..", "io.dbackup.persistence..");

  @ArchTest
  static final ArchRule cronUtilsOnlyBesideTheSchedule =
      only("com.cronutils..", "io.dbackup.job..");

  @ArchTest
  static final ArchRule passwordHashingOnlyBesideTheCaller =
      only("com.password4j..", "io.dbackup.caller..");

  @ArchTest
  static final ArchRule passwordListsOnlyBesideTheCaller =
      only("com.nulabinc..", "io.dbackup.caller..");

  @ArchTest
  static final ArchRule rateLimitsOnlyInHttpSecurity =
      only("io.github.bucket4j..", "io.dbackup.rest.security..");

  @ArchTest
  static final ArchRule prometheusOnlyWhereMetricsAreWritten =
      only("io.prometheus..", "io.dbackup.rest.metrics..");

  @ArchTest
  static final ArchRule nobodyUsesAServersOwnClasses =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hibernate..",
              "org.eclipse.persistence..",
              "org.jboss..",
              "org.wildfly..",
              "org.jberet..",
              "fish.payara..",
              "com.sun.enterprise..",
              "org.glassfish..",
              "io.undertow..")
          .because("one EAR runs unchanged on WildFly and on Payara");

  @ArchTest
  static final ArchRule noSecondWayForJsonOrLogging =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.fasterxml..",
              "com.google.gson..",
              "org.apache.logging..",
              "org.slf4j..",
              "java.util.logging..",
              "org.apache.commons.logging..")
          .because("JSON is JSON-P and JSON-B, the log is System.Logger, both from the platform");

  private static ArchRule only(String vendor, String room) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor)
        .because("a vendor's types stay in one room (" + room + ")");
  }
}
