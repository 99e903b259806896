package io.dbackup.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;

/** No door without a lock: every way in says who may use it. */
@AnalyzeClasses(locations = ProductionClasses.class)
class AuthorizationTest {

  private static final List<Class<? extends Annotation>> LOCKS =
      List.of(RolesAllowed.class, PermitAll.class, DenyAll.class);

  private static final List<String> HTTP_VERBS =
      List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

  @ArchTest
  static final ArchRule everyUseCaseSaysWhoMayCallIt =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage("io.dbackup.application..")
          .and()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .should(beLocked())
          .because(
              "a method without an annotation is open on one server and closed on the other, once"
                  + " a sibling has a role");

  @ArchTest
  static final ArchRule everyResourceMethodSaysWhoMayCallIt =
      methods()
          .that(areResourceMethods())
          .should(beLocked())
          .allowEmptyShould(true)
          .because("an endpoint must say its permission where its path is read");

  @ArchTest
  static final ArchRule rolesStandWhereTheContainerEnforcesThem =
      methods()
          .that()
          .areAnnotatedWith(RolesAllowed.class)
          .should()
          .beDeclaredInClassesThat(areEnterpriseBeansOrResources())
          .because("on any other bean the annotation is only a comment");

  private static DescribedPredicate<JavaClass> areEnterpriseBeansOrResources() {
    return DescribedPredicate.describe(
        "are enterprise beans or REST resources",
        type ->
            type.isAnnotatedWith(Stateless.class)
                || type.isAnnotatedWith(Singleton.class)
                || type.isAnnotatedWith(Path.class));
  }

  private static DescribedPredicate<JavaMethod> areResourceMethods() {
    return DescribedPredicate.describe(
        "are JAX-RS resource methods",
        method ->
            method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .anyMatch(
                    type ->
                        type.getPackageName().equals("jakarta.ws.rs")
                            && HTTP_VERBS.contains(type.getSimpleName())));
  }

  private static ArchCondition<JavaMethod> beLocked() {
    return new ArchCondition<>("say who may call them") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean locked =
            LOCKS.stream()
                .anyMatch(
                    lock ->
                        method.isAnnotatedWith(lock) || method.getOwner().isAnnotatedWith(lock));
        events.add(
            new SimpleConditionEvent(
                method, locked, method.getFullName() + " has no authorization annotation"));
      }
    };
  }
}
