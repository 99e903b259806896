package io.dbackup.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Single values that belong to this instance's database as a whole, such as the check value of the
 * master key. Plain JDBC in auto-commit, because it is needed while the application starts, before
 * there is any transaction to join. Safe with several nodes: of values set at once one is kept, and
 * all are told which.
 */
public final class InstanceValueRepository {
  private final DataSource dataSource;

  public InstanceValueRepository(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  public Optional<String> find(String name) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select content from instance_value where name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Keeps the value if there is none yet; the one that is kept, which may be another node's. */
  public String keepFirst(String name, String content) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into instance_value (name, content) values (?, ?)")) {
      insert.setString(1, name);
      insert.setString(2, content);
      insert.executeUpdate();
      return content;
    } catch (SQLException failed) {
      Optional<String> kept = find(name);
      if (kept.isPresent()) {
        return kept.get();
      }
      throw failed;
    }
  }
}
