package io.dbackup.architecture;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The compiled classes of the four production modules, read from their build folders. */
public final class ProductionClasses implements LocationProvider {

  static final List<String> MODULES =
      List.of("domain-jar", "ejb-module", "batch-jobs", "web-module");

  /** The folder of one module, wherever the build was started. */
  static Path module(String name) {
    Path here = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    return here.resolveSibling(name);
  }

  /** Every Java source file of production code. */
  static Stream<Path> sources() {
    return MODULES.stream()
        .map(name -> module(name).resolve("src/main/java"))
        .flatMap(SourceFiles::below);
  }

  @Override
  public Set<Location> get(Class<?> testClass) {
    return MODULES.stream()
        .map(name -> module(name).resolve("target/classes"))
        .filter(Files::isDirectory)
        .map(Location::of)
        .collect(Collectors.toSet());
  }
}
