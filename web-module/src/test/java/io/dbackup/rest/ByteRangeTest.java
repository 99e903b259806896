package io.dbackup.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  private static final long SIZE = 1000;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1, bytes 0-0/1000",
    "bytes=0-, 0, 1000, bytes 0-999/1000",
    "bytes=10-19, 10, 10, bytes 10-19/1000",
    "bytes=990-5000, 990, 10, bytes 990-999/1000",
    "bytes=-5, 995, 5, bytes 995-999/1000",
    "bytes=-5000, 0, 1000, bytes 0-999/1000",
    "bytes=999-999, 999, 1, bytes 999-999/1000"
  })
  void aPartOfTheFileShouldBeFound(String header, long offset, long length, String contentRange) {
    ByteRange range = ByteRange.parse(header, SIZE).orElseThrow();

    assertThat(range).isEqualTo(new ByteRange(offset, length));
    assertThat(range.satisfiable()).isTrue();
    assertThat(range.contentRange(SIZE)).isEqualTo(contentRange);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bytes=1000-", "bytes=1000-2000", "bytes=999999999999999999-", "bytes=-0"})
  void aPartBehindTheEndShouldNotBeSatisfiable(String header) {
    ByteRange range = ByteRange.parse(header, SIZE).orElseThrow();

    assertThat(range.satisfiable()).isFalse();
    assertThat(range.contentRange(SIZE)).isEqualTo("bytes */1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,5-6",
        "bytes=5-4",
        "bytes=-",
        "bytes=",
        "bytes",
        "rows=0-1",
        "bytes=a-b",
        "bytes=0-99999999999999999999999",
        ""
      })
  void whatCannotBeUnderstoodShouldGiveTheWholeFile(String header) {
    assertThat(ByteRange.parse(header, SIZE)).isEmpty();
  }

  @Test
  void noHeaderShouldGiveTheWholeFile() {
    assertThat(ByteRange.parse(null, SIZE)).isEmpty();
  }
}
