package io.dbackup.adapter.database.process;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A program with its arguments and its whole environment. Arguments are passed as an array, never
 * through a shell. Secrets belong in the environment: the arguments of a process can be read by
 * everybody on the machine. {@link #toString()} shows the program only. Immutable.
 *
 * @param arguments the program and its arguments
 * @param environment everything the program sees; nothing is inherited
 * @param secrets texts that must not appear in any message about the process
 */
public record CommandLine(
    List<String> arguments, Map<String, String> environment, Set<String> secrets) {

  public CommandLine {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    secrets = Set.copyOf(secrets);
  }

  /** A program with the small environment that every tool gets. */
  public static CommandLine of(String program, List<String> arguments) {
    List<String> all = new ArrayList<>();
    all.add(program);
    all.addAll(arguments);
    return new CommandLine(all, baseEnvironment(), Set.of());
  }

  /** The same with more environment variables. */
  public CommandLine withEnvironment(Map<String, String> more) {
    Map<String, String> merged = new LinkedHashMap<>(environment);
    merged.putAll(more);
    return new CommandLine(arguments, merged, secrets);
  }

  /** The same with a secret in the environment. */
  public CommandLine withSecret(String variable, String value) {
    Set<String> more = new java.util.HashSet<>(secrets);
    more.add(value);
    Map<String, String> merged = new LinkedHashMap<>(environment);
    merged.put(variable, value);
    return new CommandLine(arguments, merged, more);
  }

  /** The program's file name. */
  public String programName() {
    String program = arguments.get(0);
    return program.substring(program.lastIndexOf('/') + 1);
  }

  /**
   * The first argument or variable that the character set of this JVM's locale cannot express; such
   * a text would reach the program changed.
   */
  Optional<String> firstTextNotExpressible() {
    var encoder = Charset.defaultCharset().newEncoder();
    return java.util.stream.Stream.concat(arguments.stream(), environment.values().stream())
        .filter(text -> !secrets.contains(text) && !encoder.canEncode(text))
        .findFirst();
  }

  private static Map<String, String> baseEnvironment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("LC_ALL", "C");
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    // No personal settings file of the account this server runs under may change what a tool does.
    environment.put("HOME", "/nonexistent");
    return environment;
  }

  @Override
  public String toString() {
    return "CommandLine[" + programName() + "]";
  }
}
