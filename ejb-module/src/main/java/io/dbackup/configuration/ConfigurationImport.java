package io.dbackup.configuration;

import io.dbackup.persistence.UserRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes a configuration over. Everything is checked before anything is written, and everything is
 * written in the caller's transaction. Nothing is ever deleted. Checks no permission.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ConfigurationImport {
  @Inject ConfigurationSections sections;
  @Inject UserRepository users;
  @Inject EntityManager entityManager;

  /**
   * Checks a document and, if wanted, imports it; INVALID with everything that is wrong.
   *
   * @param onlyCheck whether nothing shall be written
   */
  public ImportReport run(
      ConfigurationDocument document, ImportPlan.Options options, boolean onlyCheck) {
    // One at a time, and not while somebody changes who is an administrator.
    users.lockAndCountSuperAdmins();
    ImportPlan plan = new ImportPlan(options, document.secretsIncluded());
    List<List<Runnable>> changes = new ArrayList<>();
    for (ConfigurationSection section : sections.all()) {
      changes.add(new SectionImport(section, plan).plan(document.section(section.name())));
    }
    plan.requireSound();
    if (!onlyCheck) {
      for (List<Runnable> ofSection : changes) {
        ofSection.forEach(Runnable::run);
        // Later sections refer to it by foreign keys that the mapping does not know.
        entityManager.flush();
      }
    }
    warn(document, plan);
    return plan.report();
  }

  private void warn(ConfigurationDocument document, ImportPlan plan) {
    document
        .unknownSections(sections.all().stream().map(ConfigurationSection::name).toList())
        .forEach(name -> plan.warn("\"" + name + "\" was left out: this release does not know it"));
    ImportReport report = plan.report();
    for (Map<String, Integer> changed : List.of(report.created(), report.updated())) {
      if (changed.containsKey(JobSection.NAME)) {
        plan.warn(
            plan.options().enableJobs()
                ? "Jobs run here from now on, if the file says that they are enabled. If the"
                    + " instance that the file comes from is still running, both back up to the same"
                    + " destinations: stop it, or disable the jobs in one of them"
                : "Imported jobs are disabled, since enableJobs is false. Nothing is backed up until"
                    + " somebody enables them");
        return;
      }
    }
  }
}
