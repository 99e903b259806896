package io.dbackup.rest.security;

import io.dbackup.access.Permission;
import io.dbackup.caller.CurrentCaller;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;

/**
 * Enforces the security annotations of resource methods, which servers do not do by themselves.
 * Without an annotation, on the method or else on its class, a method is closed to everybody. A
 * method that names several permissions asks for one of them; {@link Permission#AUTHENTICATED} asks
 * for a login only. The use cases behind enforce the same again.
 */
@Provider
@ApplicationScoped
public class AuthorizationFeature implements DynamicFeature {
  @Inject CurrentCaller current;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Rule rule =
        rule(resource.getResourceMethod())
            .or(() -> rule(resource.getResourceClass()))
            .orElse(Rule.CLOSED);
    if (!rule.open()) {
      context.register(new AuthorizationFilter(rule.anyOf(), current));
    }
  }

  /**
   * @param open whether anybody may call
   * @param anyOf what a caller must hold one of; nobody holds one of none
   */
  private record Rule(boolean open, List<String> anyOf) {
    static final Rule CLOSED = new Rule(false, List.of());
    static final Rule OPEN = new Rule(true, List.of());
  }

  private static Optional<Rule> rule(AnnotatedElement element) {
    if (element.isAnnotationPresent(DenyAll.class)) {
      return Optional.of(Rule.CLOSED);
    }
    if (element.isAnnotationPresent(RolesAllowed.class)) {
      return Optional.of(
          new Rule(false, List.of(element.getAnnotation(RolesAllowed.class).value())));
    }
    return element.isAnnotationPresent(PermitAll.class) ? Optional.of(Rule.OPEN) : Optional.empty();
  }
}
