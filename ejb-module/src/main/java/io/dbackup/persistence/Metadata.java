package io.dbackup.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The metadata database as a datasource, for the few who need plain JDBC. */
@ApplicationScoped
public class Metadata {
  /**
   * The name that works on every server, looked up and not injected: servers resolve it differently
   * in annotations.
   */
  static final String DATASOURCE = "jdbc/dbackup";

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
