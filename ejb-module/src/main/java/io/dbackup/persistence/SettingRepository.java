package io.dbackup.persistence;

import io.dbackup.settings.StoredSetting;
import io.dbackup.settings.SystemTaskSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** What administrators changed at run time. Joins the caller's transaction. */
@ApplicationScoped
@Transactional
public class SettingRepository {
  @Inject EntityManager entityManager;

  /** For the container. */
  public SettingRepository() {}

  public SettingRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** By name. */
  public List<StoredSetting> all() {
    return entityManager
        .createQuery("select s from StoredSetting s order by s.name", StoredSetting.class)
        .getResultList();
  }

  public Optional<StoredSetting> find(String name) {
    return Optional.ofNullable(entityManager.find(StoredSetting.class, name));
  }

  public void add(StoredSetting setting) {
    entityManager.persist(setting);
  }

  public void remove(StoredSetting setting) {
    entityManager.remove(setting);
  }

  /** By id; tasks that nobody changed are missing. */
  public List<SystemTaskSettings> tasks() {
    return entityManager
        .createQuery("select t from SystemTaskSettings t order by t.id", SystemTaskSettings.class)
        .getResultList();
  }

  public Optional<SystemTaskSettings> findTask(String id) {
    return Optional.ofNullable(entityManager.find(SystemTaskSettings.class, id));
  }

  public void add(SystemTaskSettings task) {
    entityManager.persist(task);
  }
}
