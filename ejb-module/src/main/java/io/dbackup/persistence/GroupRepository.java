package io.dbackup.persistence;

import io.dbackup.access.Group;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Groups. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class GroupRepository {
  @Inject EntityManager entityManager;

  /** For the container. */
  public GroupRepository() {}

  public GroupRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public void add(Group group) {
    entityManager.persist(group);
  }

  public void remove(Group group) {
    entityManager.remove(group);
  }

  public Optional<Group> find(String id) {
    return Optional.ofNullable(entityManager.find(Group.class, id));
  }

  public Optional<Group> withName(String name) {
    return entityManager
        .createQuery("select g from Group g where g.name = :name", Group.class)
        .setParameter("name", name)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** The SuperAdmin group, which the schema made. */
  public Group superAdmin() {
    return entityManager
        .createQuery("select g from Group g where g.builtIn = true", Group.class)
        .getSingleResult();
  }

  /** By name. */
  public List<Group> all() {
    return entityManager
        .createQuery("select g from Group g order by g.name", Group.class)
        .getResultList();
  }
}
