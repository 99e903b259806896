package io.dbackup.persistence;

import jakarta.persistence.EntityManager;

/** Repositories that work in the transaction of one entity manager. */
public record Repositories(EntityManager entityManager) {
  public AdapterConfigRepository adapters() {
    AdapterConfigRepository repository = new AdapterConfigRepository();
    repository.entityManager = entityManager;
    return repository;
  }

  public JobRepository jobs() {
    JobRepository repository = new JobRepository();
    repository.entityManager = entityManager;
    return repository;
  }

  public ProfileRepository profiles() {
    ProfileRepository repository = new ProfileRepository();
    repository.entityManager = entityManager;
    return repository;
  }

  public BackupRepository backups() {
    BackupRepository repository = new BackupRepository();
    repository.entityManager = entityManager;
    return repository;
  }

  public ExecutionRepository executions() {
    ExecutionRepository repository = new ExecutionRepository();
    repository.entityManager = entityManager;
    return repository;
  }

  public SightingRepository sightings() {
    return new SightingRepository(entityManager);
  }

  public AuditRepository audit() {
    return new AuditRepository(entityManager);
  }
}
