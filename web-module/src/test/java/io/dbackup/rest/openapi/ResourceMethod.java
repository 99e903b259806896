package io.dbackup.rest.openapi;

import io.dbackup.rest.ApiApplication;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A method that answers requests, as the server finds it: by the annotations of the classes that
 * lie beside {@link ApiApplication} in the archive.
 */
record ResourceMethod(Class<?> type, Method method) {

  static List<ResourceMethod> all() throws IOException, URISyntaxException {
    java.nio.file.Path root =
        java.nio.file.Path.of(
            ApiApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<ResourceMethod> methods = new ArrayList<>();
    try (Stream<java.nio.file.Path> files = Files.walk(root)) {
      for (java.nio.file.Path file :
          files.filter(name -> name.toString().endsWith(".class")).sorted().toList()) {
        String name = root.relativize(file).toString().replace('/', '.');
        Class<?> type = load(name.substring(0, name.length() - ".class".length()));
        if (type.isAnnotationPresent(Path.class)) {
          Arrays.stream(type.getDeclaredMethods())
              .filter(method -> verb(method).isPresent())
              .forEach(method -> methods.add(new ResourceMethod(type, method)));
        }
      }
    }
    return methods;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ResourceMethod.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Method and path, such as {@code GET /jobs/{id}}. */
  String name() {
    String below = method.isAnnotationPresent(Path.class) ? path(method) : "";
    return verb(method).orElseThrow() + " " + path(type) + below;
  }

  /** What the method itself, or else its class, asks for; empty when it is closed to everybody. */
  Optional<String> permission() {
    return permission(method).or(() -> permission(type));
  }

  /** The names of its parameters with the place they are sent in, such as {@code query:page}. */
  Set<String> parameters() {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : method.getParameters()) {
      sentAs(parameter).ifPresent(names::add);
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        for (Field field : parameter.getType().getDeclaredFields()) {
          sentAs(field).ifPresent(names::add);
        }
      }
    }
    return names;
  }

  /** What the protocol itself means by a header, such as Accept, is no parameter. */
  private static Optional<String> sentAs(AnnotatedElement element) {
    for (Annotation annotation : element.getAnnotations()) {
      if (annotation instanceof PathParam path) {
        return Optional.of("path:" + path.value());
      } else if (annotation instanceof QueryParam query) {
        return Optional.of("query:" + query.value());
      } else if (annotation instanceof HeaderParam header && !header.value().equals("Accept")) {
        return Optional.of("header:" + header.value());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(java.util.Objects::nonNull)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String path(AnnotatedElement element) {
    String path = element.getAnnotation(Path.class).value();
    return path.startsWith("/") ? path : "/" + path;
  }

  private static Optional<String> permission(AnnotatedElement element) {
    if (element.isAnnotationPresent(RolesAllowed.class)) {
      return Optional.of(String.join("|", element.getAnnotation(RolesAllowed.class).value()));
    }
    return element.isAnnotationPresent(PermitAll.class) ? Optional.of("none") : Optional.empty();
  }
}
