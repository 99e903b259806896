package io.dbackup.adapter.database.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the database programs installed on this machine: in the folders of the setting {@code
 * dbackup.tools.path}, in the folders where packages put them, and on the search path, in this
 * order. A program that was replaced is asked for its version again. Thread-safe.
 */
@ApplicationScoped
public class ToolFinder {
  private static final Duration VERSION_ANSWER = Duration.ofSeconds(10);
  private static final int LONGEST_ANSWER = 4096;

  private final Map<Identity, Optional<InstalledTool>> known = new ConcurrentHashMap<>();
  private List<Path> configured = List.of();
  private boolean everywhere = true;

  protected ToolFinder() {}

  @Inject
  public ToolFinder(@ConfigProperty(name = "dbackup.tools.path") Optional<String> path) {
    this.configured = path.map(ToolFinder::folders).orElse(List.of());
  }

  /** Looks in these folders and nowhere else. */
  public static ToolFinder only(List<Path> folders) {
    ToolFinder finder = new ToolFinder();
    finder.configured = List.copyOf(folders);
    finder.everywhere = false;
    return finder;
  }

  /** Looks where the operating system's packages put programs. */
  public static ToolFinder system() {
    return new ToolFinder(Optional.empty());
  }

  /**
   * Every working program of the given names, in order of search.
   *
   * @param names file names
   * @param packageFolders a folder followed by a pattern for versions below it and the rest, such
   *     as {@code /usr/lib/postgresql} and {@code bin}
   */
  public List<InstalledTool> find(List<String> names, Map<Path, String> packageFolders) {
    Set<Path> folders = new LinkedHashSet<>(configured);
    if (everywhere) {
      packageFolders.forEach((root, rest) -> folders.addAll(below(root, rest)));
      folders.addAll(searchPath());
    }
    List<InstalledTool> found = new ArrayList<>();
    Set<Path> seen = new LinkedHashSet<>();
    for (Path folder : folders) {
      for (String name : names) {
        Path program = folder.resolve(name);
        if (Files.isExecutable(program)
            && !Files.isDirectory(program)
            && seen.add(realPath(program))) {
          identity(program)
              .flatMap(identity -> known.computeIfAbsent(identity, key -> ask(key.program())))
              .ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<InstalledTool> ask(Path program) {
    Optional<Answer> answer = answer(program, List.of());
    List<String> launcher = LargeWrites.launcher(searchPath());
    // A program of another kind complains about the launcher or does not work at all.
    boolean launched = answer.isPresent() && answer.equals(answer(program, launcher));
    return answer.map(
        given -> new InstalledTool(program, given.line(), launched ? launcher : List.of()));
  }

  private static Optional<Answer> answer(Path program, List<String> launcher) {
    CommandLine question = CommandLine.of(program.toString(), List.of("--version"));
    try (ChildProcess child = ChildProcess.producing(question.through(launcher))) {
      if (!child.endsWithin(VERSION_ANSWER) || child.awaitExit() != 0) {
        return Optional.empty();
      }
      String answer =
          new String(child.output().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
      return Optional.of(new Answer(answer.lines().findFirst().orElse(""), child.errorLines()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<Path> below(Path root, String rest) {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(root)) {
      try (DirectoryStream<Path> versions = Files.newDirectoryStream(root)) {
        versions.forEach(version -> folders.add(version.resolve(rest)));
      } catch (IOException e) {
        return List.of();
      }
    }
    return folders.stream().sorted().toList();
  }

  private static List<Path> searchPath() {
    return folders(System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
  }

  private static List<Path> folders(String path) {
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .toList();
  }

  private static Path realPath(Path program) {
    try {
      return program.toRealPath();
    } catch (IOException e) {
      return program;
    }
  }

  private static Optional<Identity> identity(Path program) {
    try {
      return Optional.of(
          new Identity(program, Files.getLastModifiedTime(program), Files.size(program)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private record Answer(String line, List<String> complaints) {}

  private record Identity(Path program, FileTime modified, long size) {}
}
