package io.lipsync.examples.demo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The {@code -Ddemo.…} of one start, read one by one, each with a sentence for what is wrong. */
final class DemoProperties {
  private final UnaryOperator<String> properties;
  private final Map<Integer, String> ports = new LinkedHashMap<>();

  /**
   * @param properties gives the value of a property, or null
   */
  DemoProperties(UnaryOperator<String> properties) {
    this.properties = properties;
  }

  /** A text; a blank one is none. */
  Optional<String> text(String name) {
    return Optional.ofNullable(properties.apply(name)).filter(value -> !value.isBlank());
  }

  /** Whether something is wanted; it is not by default. */
  boolean flag(String name) {
    String value = text(name).orElse("false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new DemoException(name + " is '" + value + "', allowed: true, false.");
    };
  }

  /**
   * A port that is free now, or 0 for any.
   *
   * @throws DemoException when another program listens there, or another part of the demo shall
   */
  int port(String name) {
    String value = text(name).orElse("0");
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new DemoException(
          name + " is '" + value + "', allowed are 0 (any free port) to 65535.");
    }
    int port = Integer.parseInt(value);
    if (port != 0) {
      String other = ports.putIfAbsent(port, name);
      if (other != null) {
        throw new DemoException("%s and %s are both %d.".formatted(other, name, port));
      }
      requireFree(name, port);
    }
    return port;
  }

  private static void requireFree(String name, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(port));
    } catch (IOException e) {
      throw new DemoException(
          "%s is %d, and this port cannot be used (%s): end the program that has it or choose another port; 0 takes a free one."
              .formatted(name, port, e.getMessage()));
    }
  }
}
