package io.dbackup.product.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbackup.product.client.Answer;
import io.dbackup.product.client.Api;
import io.dbackup.product.sample.Engine;
import io.dbackup.product.sample.StoredBackup;
import io.dbackup.product.sample.World;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stored backups leave the product whole, in part and by link. */
public interface DownloadChapter {

  World world();

  @ParameterizedTest
  @CsvSource({"bytes=0-99, 0, 100", "bytes=65510-65530, 65510, 65531", "bytes=100000-, 100000, -1"})
  default void aRangeShouldBeThatPartOfTheDecryptedFile(String range, int from, int to) {
    String path = download(world().backup(Engine.POSTGRES).path());
    byte[] whole = world().api().get(path).expect(200).body();
    int end = to < 0 ? whole.length : to;
    Answer part = world().api().get(path, "Range", range).expect(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, end));
    assertThat(part.header("Content-Range"))
        .isEqualTo("bytes " + from + "-" + (end - 1) + "/" + whole.length);
  }

  @Test
  default void aRangeBehindTheEndShouldBe416() {
    String path = download(world().backup(Engine.POSTGRES).path());
    String words = world().api().get(path, "Range", "bytes=999999999999-").error(416);
    assertThat(words).contains("behind the end");
  }

  @Test
  default void aLinkShouldGiveTheFileToOneOfAHundredAtOnce() {
    Api stranger = Api.anonymous(world().server());
    String link = link(world().backup(Engine.MYSQL).path());
    List<CompletableFuture<Integer>> requests =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> stranger.get(link).status()))
            .limit(100)
            .toList();
    List<Integer> statuses = requests.stream().map(CompletableFuture::join).toList();
    assertThat(statuses).containsOnly(200, 401);
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
  }

  @Test
  default void aPartOfALinkShouldUseItUp() {
    Api stranger = Api.anonymous(world().server());
    String link = link(world().backup(Engine.MYSQL).path());
    assertThat(stranger.get(link, "Range", "bytes=0-9").expect(206).body()).hasSize(10);
    assertThat(stranger.get(link, "Range", "bytes=10-").status()).isEqualTo(401);
  }

  @Test
  default void aDownloadShouldGoOnOnlyWithTheSameFile() {
    String path = download(world().backup(Engine.MYSQL).path());
    String tag = world().api().get(path).expect(200).header("ETag");
    assertThat(tag).matches("\"[^\"]+\"");
    Answer same = world().api().get(path, "Range", "bytes=5-9", "If-Range", tag);
    assertThat(same.expect(206).body()).hasSize(5);
    Answer other = world().api().get(path, "Range", "bytes=5-9", "If-Range", "\"other\"");
    assertThat(other.expect(200).body()).hasSizeGreaterThan(5);
  }

  @Test
  default void aDamagedFileShouldBreakItsDownloadOffAndNotLookWhole() throws IOException {
    StoredBackup backup = world().newBackup(Engine.POSTGRES);
    Path file = world().destinationFolder().resolve(backup.path());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1_000] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> world().api().get(download(backup.path())))
        .isInstanceOf(UncheckedIOException.class);
  }

  private String download(String file) {
    return "/storage/" + world().destination() + "/download?file=" + Api.encoded(file);
  }

  /** A fresh link, as a path of the API. */
  private String link(String file) {
    JsonObject answer =
        world().about(file, "download-url", Json.createObjectBuilder()).expect(200).object();
    URI url = URI.create(answer.getString("url"));
    return url.getPath().substring("/api".length()) + "?" + url.getQuery();
  }
}
