package io.dbackup.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.Temporal;

/** Habits that a reviewer would otherwise have to watch. */
@AnalyzeClasses(locations = ProductionClasses.class)
class HabitsTest {

  /** The one class that asks the operating system for the time. */
  private static final String CLOCK_PRODUCER = "io.dbackup.config.SystemClock";

  /** The one class that searches for the provider of JSON. */
  private static final String JSON = "io.dbackup.json.PlatformJson";

  /** Where the entity manager comes from. */
  private static final String METADATA = "io.dbackup.persistence.Metadata";

  /** Asks one question at the start, when nothing else runs yet. */
  private static final String SCHEMA_MIGRATION = "io.dbackup.persistence.SchemaMigration";

  @ArchTest
  static final ArchRule timeComesFromTheInjectedClock =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(CLOCK_PRODUCER)
          .should()
          .callMethodWhere(asksTheOperatingSystemForTheTime())
          .because("schedules, leases and retention are tested at chosen moments");

  @ArchTest
  static final ArchRule theJsonProviderIsLookedUpOnce =
      noClasses()
          .should()
          .dependOnClassesThat(
              describe(
                  "look a JSON provider up in every call",
                  type ->
                      type.getName().equals("jakarta.json.Json")
                          || type.getName().equals("jakarta.json.bind.JsonbBuilder")))
          .because(
              "each call searches the class path for its provider, a millisecond or two;"
                  + " io.dbackup.json.PlatformJson did so once");

  @ArchTest
  static final ArchRule nobodyElseLooksForAJsonProvider =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(JSON)
          .should()
          .callMethod("jakarta.json.spi.JsonProvider", "provider")
          .because("io.dbackup.json.PlatformJson has found it already");

  @ArchTest
  static final ArchRule nobodyPrints =
      noClasses().should(ACCESS_STANDARD_STREAMS).because("the server's log is the only log");

  @ArchTest
  static final ArchRule nobodyMakesThreadsBehindTheServersBack =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.dbackup.adapter.database..", "io.dbackup.pipeline..")
          .should()
          .callConstructor(Thread.class, Runnable.class)
          .because("the server stops and names its own threads; only child processes need ours");

  @ArchTest
  static final ArchRule entitiesAreReadAndWrittenInTransactionsOnly =
      fields()
          .that()
          .haveRawType(EntityManager.class)
          .and()
          .areNotDeclaredIn(METADATA)
          .and()
          .areNotDeclaredIn(SCHEMA_MIGRATION)
          .should()
          .beDeclaredInClassesThat()
          .areAnnotatedWith(Transactional.class)
          .because(
              "outside of a transaction Payara may give two threads of one application the same"
                  + " persistence context, and closes it for both");

  @ArchTest
  static final ArchRule loggersArePrivate =
      noFields()
          .that()
          .haveRawType(System.Logger.class)
          .should()
          .notBePrivate()
          .because("a shared logger hides where a line came from");

  @ArchTest
  static final ArchRule packagesAreNamedAfterTheirSubject =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..",
              "..utils..",
              "..common..",
              "..helper..",
              "..helpers..",
              "..manager..",
              "..misc..",
              "..impl..",
              "..shared..")
          .because("a package named after nothing collects everything");

  @ArchTest
  static final ArchRule classesAreNamedAfterTheirSubject =
      noClasses()
          .that(arePublicTypes())
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
          .because("a class named after nothing does everything");

  private static DescribedPredicate<JavaClass> arePublicTypes() {
    return DescribedPredicate.describe("are top-level types", JavaClass::isTopLevelClass);
  }

  private static DescribedPredicate<JavaCall<?>> asksTheOperatingSystemForTheTime() {
    DescribedPredicate<JavaCall<?>> now =
        DescribedPredicate.describe(
            "ask for the time without a clock",
            call ->
                call.getName().equals("now")
                    && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(Clock.class))
                    && call.getTargetOwner().isAssignableTo(Temporal.class));
    DescribedPredicate<JavaCall<?>> clock =
        DescribedPredicate.describe(
            "make a system clock",
            call ->
                call.getTargetOwner().isEquivalentTo(Clock.class)
                    && call.getName().startsWith("system"));
    return now.or(clock)
        .or(target(owner(name("java.lang.System"))).and(target(name("currentTimeMillis"))))
        .as("ask the operating system for the time");
  }
}
