package io.dbackup.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files stay small enough to be held in mind. */
class SourceSizeTest {

  private static final int LARGEST = 400;
  private static final int MEDIAN = 110;

  @Test
  void noFileShouldBeTooLong() {
    assertThat(ProductionClasses.sources())
        .allSatisfy(
            file ->
                assertThat(SourceFiles.lines(file)).as(file.toString()).hasSizeLessThan(LARGEST));
  }

  @Test
  void halfOfTheFilesShouldBeShort() {
    List<Integer> sizes =
        ProductionClasses.sources().map(file -> SourceFiles.lines(file).size()).sorted().toList();
    assertThat(sizes).isNotEmpty();
    assertThat(sizes.get(sizes.size() / 2)).isLessThan(MEDIAN);
  }

  @Test
  void nothingShouldBeLeftForLater() {
    Stream<Path> sources = ProductionClasses.sources();
    assertThat(sources)
        .allSatisfy(
            file ->
                assertThat(SourceFiles.lines(file))
                    .as(file.toString())
                    .noneMatch(line -> line.matches(".*\\b(TODO|FIXME|XXX)\\b.*")));
  }
}
