package io.dbackup.batch.harness;

import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jboss.weld.injection.spi.JpaInjectionServices;
import org.jboss.weld.injection.spi.ResourceReference;
import org.jboss.weld.injection.spi.ResourceReferenceFactory;
import org.jboss.weld.injection.spi.helpers.SimpleResourceReference;

/** Puts the test's entity manager where a server would put its own. */
final class TestPersistence implements JpaInjectionServices {
  @Override
  public ResourceReferenceFactory<EntityManager> registerPersistenceContextInjectionPoint(
      InjectionPoint point) {
    return () -> reference(TestDatabase.entityManager());
  }

  @Override
  public ResourceReferenceFactory<EntityManagerFactory> registerPersistenceUnitInjectionPoint(
      InjectionPoint point) {
    throw new UnsupportedOperationException("Not needed so far");
  }

  private static <T> ResourceReference<T> reference(T instance) {
    return new SimpleResourceReference<>(instance);
  }

  @Override
  public void cleanup() {
    // Nothing is held here.
  }
}
