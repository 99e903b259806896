package io.dbackup.rest.openapi;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Puts the parts of the API's document, written in YAML, together as one JSON file. The build runs
 * this source file by itself before anything is compiled, so it uses no other class of ours. {@code
 * openapi.yaml} comes first, the others follow by name; two parts that say the same thing are an
 * error.
 */
public final class OpenApiAssembly {
  private static final String FIRST = "openapi.yaml";

  /** Uses of anchors, which YAML readers bound against bombs. */
  private static final int MAX_ALIASES = 2000;

  private OpenApiAssembly() {}

  /**
   * @param arguments the folder with the parts, and the file to write
   */
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[1]);
    Files.createDirectories(target.getParent());
    Files.writeString(target, assemble(Path.of(arguments[0])).toString());
  }

  /** The whole document. */
  static JsonObject assemble(Path folder) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>(read(folder.resolve(FIRST)));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path part : files.filter(OpenApiAssembly::isFurtherPart).sorted().toList()) {
        merge(document, read(part), part.getFileName().toString());
      }
    }
    return Json.createObjectBuilder(document).build();
  }

  private static boolean isFurtherPart(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") && !name.equals(FIRST);
  }

  private static Map<String, Object> read(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    try (Reader reader = Files.newBufferedReader(file)) {
      Map<String, Object> part = texts(new Yaml(new SafeConstructor(options)).load(reader), file);
      part.keySet().removeIf(key -> key.startsWith("x-"));
      return part;
    } catch (RuntimeException e) {
      throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /** The same with all keys checked to be texts: a status without quotes would be a number. */
  private static Map<String, Object> texts(Object map, Object place) {
    Map<String, Object> copy = new LinkedHashMap<>();
    ((Map<?, ?>) map)
        .forEach(
            (key, value) -> {
              if (!(key instanceof String name)) {
                throw new IllegalArgumentException(key + " below " + place + " must be in quotes");
              }
              copy.put(name, checked(value, name));
            });
    return copy;
  }

  private static Object checked(Object value, String place) {
    if (value instanceof Map<?, ?> map) {
      return texts(map, place);
    } else if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(checked(item, place)));
      return copy;
    } else if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Number) {
      return value;
    }
    throw new IllegalArgumentException(value + " at " + place + " must be in quotes");
  }

  @SuppressWarnings("unchecked")
  private static void merge(Map<String, Object> into, Map<String, Object> part, String file) {
    part.forEach(
        (name, value) -> {
          if (into.get(name) instanceof Map<?, ?> there && value instanceof Map<?, ?> more) {
            merge((Map<String, Object>) there, (Map<String, Object>) more, file);
          } else if (into.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException(file + " says '" + name + "' a second time");
          }
        });
  }
}
