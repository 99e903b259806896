package io.dbackup.adapter.database.process;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program with its arguments and its whole environment. Arguments are passed as an array, never
 * through a shell. Secrets belong in the environment: the arguments of a process can be read by
 * everybody on the machine. {@link #toString()} shows the program only. Immutable.
 *
 * @param launcher a program with its arguments that starts this one in its own place, or nothing
 * @param arguments the program and its arguments
 * @param environment everything the program sees; nothing is inherited
 * @param secretVariables variables whose values must not appear in any message about the process
 */
public record CommandLine(
    List<String> launcher,
    List<String> arguments,
    Map<String, String> environment,
    Set<String> secretVariables) {

  public CommandLine {
    launcher = List.copyOf(launcher);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    secretVariables = Set.copyOf(secretVariables);
  }

  /** A program found on this machine, started the way it was found to work. */
  public static CommandLine of(InstalledTool tool, List<String> arguments) {
    return of(tool.path().toString(), arguments).through(tool.launcher());
  }

  /** A program with the small environment that every tool gets. */
  public static CommandLine of(String program, List<String> arguments) {
    List<String> all = new ArrayList<>();
    all.add(program);
    all.addAll(arguments);
    return new CommandLine(List.of(), all, baseEnvironment(), Set.of());
  }

  /** The same, started by another program. */
  CommandLine through(List<String> launcherOfThis) {
    return new CommandLine(launcherOfThis, arguments, environment, secretVariables);
  }

  /** What the operating system is told to start. */
  List<String> words() {
    return Stream.concat(launcher.stream(), arguments.stream()).toList();
  }

  /** The same with more environment variables. */
  public CommandLine withEnvironment(Map<String, String> more) {
    Map<String, String> merged = new LinkedHashMap<>(environment);
    merged.putAll(more);
    return new CommandLine(launcher, arguments, merged, secretVariables);
  }

  /** The same with a secret in the environment. */
  public CommandLine withSecret(String variable, String value) {
    Set<String> more = new HashSet<>(secretVariables);
    more.add(variable);
    Map<String, String> merged = new LinkedHashMap<>(environment);
    merged.put(variable, value);
    return new CommandLine(launcher, arguments, merged, more);
  }

  /** Decides what may be shown of the program's messages. */
  SecretGuard guard() {
    Set<String> secrets = new HashSet<>();
    Set<String> known = new HashSet<>();
    environment.forEach(
        (variable, value) -> (secretVariables.contains(variable) ? secrets : known).add(value));
    // An option's value, too, can be read by everybody.
    arguments.forEach(argument -> known.add(argument.substring(argument.indexOf('=') + 1)));
    return SecretGuard.of(secrets, known);
  }

  /** The program's file name. */
  public String programName() {
    String program = arguments.get(0);
    return program.substring(program.lastIndexOf('/') + 1);
  }

  /**
   * What of this command the character set of this JVM's locale cannot express, in words; it would
   * reach the program changed.
   */
  Optional<String> notExpressible() {
    var encoder = Charset.defaultCharset().newEncoder();
    Stream<String> names =
        arguments.stream()
            .filter(argument -> !encoder.canEncode(argument))
            .map(argument -> "name \"" + argument + "\"");
    Stream<String> variables =
        environment.entrySet().stream()
            .filter(variable -> !encoder.canEncode(variable.getValue()))
            .map(
                variable ->
                    secretVariables.contains(variable.getKey())
                        ? "password"
                        : "name \"" + variable.getValue() + "\"");
    return Stream.concat(names, variables).findFirst();
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
