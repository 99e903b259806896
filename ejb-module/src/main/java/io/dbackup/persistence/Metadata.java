package io.dbackup.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The metadata database: the entity manager of all repositories, and the datasource for the few who
 * need plain JDBC. There is one entity manager proxy for the whole application because Payara
 * connects a proxy to its persistence unit at the first call, in the module that happens to make
 * it; {@link SchemaMigration} makes that call from the module the unit belongs to.
 */
@ApplicationScoped
public class Metadata {
  /**
   * The name that works on every server, looked up and not injected: servers resolve it differently
   * in annotations.
   */
  static final String DATASOURCE = "jdbc/dbackup";

  @PersistenceContext EntityManager entityManager;

  @Produces
  public EntityManager entityManager() {
    return entityManager;
  }

  // The name is a constant and the directory is the server's own: nothing foreign is looked up.
  @SuppressWarnings("BanJNDI")
  @Produces
  public DataSource dataSource() {
    try {
      return (DataSource) new InitialContext().lookup(DATASOURCE);
    } catch (NamingException e) {
      throw new IllegalStateException("The server has no datasource " + DATASOURCE, e);
    }
  }
}
