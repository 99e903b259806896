package io.dbackup.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiAssemblyTest {
  @TempDir Path folder;

  private void part(String name, String yaml) throws IOException {
    Files.writeString(folder.resolve(name), yaml);
  }

  @Test
  void partsShouldBecomeOneDocumentWithoutTheirOwnPieces() throws IOException {
    part("openapi.yaml", "openapi: 3.1.1\ncomponents: {schemas: {A: {type: object}}}");
    part("b.yaml", "x-own: &b {type: string}\ncomponents: {schemas: {B: *b}}");

    assertThat(OpenApiAssembly.assemble(folder))
        .hasToString(
            "{\"openapi\":\"3.1.1\",\"components\":"
                + "{\"schemas\":{\"A\":{\"type\":\"object\"},\"B\":{\"type\":\"string\"}}}}");
  }

  @Test
  void nothingShouldBeSaidTwice() throws IOException {
    part("openapi.yaml", "paths: {/jobs: {get: {summary: one}}}");
    part("b.yaml", "paths: {/jobs: {get: {summary: another}}}");
    assertThatThrownBy(() -> OpenApiAssembly.assemble(folder))
        .hasMessageContaining("b.yaml says 'summary' a second time");

    part("b.yaml", "paths: {}\npaths: {}");
    assertThatThrownBy(() -> OpenApiAssembly.assemble(folder)).hasMessageContaining("b.yaml");
  }

  @Test
  void whatYamlWouldReadAsSomethingElseThanATextShouldBeRefused() throws IOException {
    part("openapi.yaml", "responses: {200: {description: fine}}");
    assertThatThrownBy(() -> OpenApiAssembly.assemble(folder)).hasMessageContaining("200");

    part("openapi.yaml", "example: 2025-01-15");
    assertThatThrownBy(() -> OpenApiAssembly.assemble(folder)).hasMessageContaining("example");
  }
}
