package io.dbackup.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Queries mean the same to the persistence providers of all servers. */
class PortableQueriesTest {

  /** EclipseLink takes {@code in (:ids)} for a list of one value, and refuses the list. */
  @Test
  void noQueryShouldPutAListOfValuesInParentheses() {
    assertThat(ProductionClasses.sources())
        .allSatisfy(
            file ->
                assertThat(SourceFiles.lines(file))
                    .as(file.toString())
                    .noneMatch(line -> line.matches("(?i).*\\bin\\s*\\(:\\w+\\).*")));
  }
}
