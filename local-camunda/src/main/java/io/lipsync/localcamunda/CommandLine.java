package io.lipsync.localcamunda;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** What a person asked for on the command line. */
sealed interface CommandLine {

  /** How to use it. */
  String HELP =
      """
      A Camunda 8.8 for demos and tests on this machine: a real Zeebe engine, no Docker.

      Options:
        --rest-port PORT       REST API and actuator (default 8088, 0 = any free port)
        --grpc-port PORT       gRPC for clients and workers (default 26500, 0 = any free port)
        --host ADDRESS         the address to listen on (default 127.0.0.1)
        --documents DIR        keep documents here (default: a temporary folder)
        --keep-finished N      how many finished process instances stay visible (default 5000)
        --max-upload-mb N      how long a request with files may be (default 10, as in SaaS)
        --help                 show this
      """;

  /** Bytes of a megabyte, as Spring Boot counts them. */
  long MEGABYTE = 1024L * 1024;

  /** Run with these settings. */
  record Run(LocalCamundaSettings settings) implements CommandLine {}

  /** Show the help. */
  record Help() implements CommandLine {}

  /** It makes no sense; one sentence says why. */
  record Wrong(String sentence) implements CommandLine {}

  /** Reads the arguments. */
  static CommandLine parse(List<String> arguments) {
    var settings = LocalCamundaSettings.defaults();
    Iterator<String> rest = arguments.iterator();
    try {
      while (rest.hasNext()) {
        String option = rest.next();
        if (option.equals("--help")) {
          return new Help();
        }
        settings = apply(settings, option, rest);
      }
    } catch (InvalidPathException e) {
      return new Wrong("--documents is not a path: " + e.getMessage() + ".");
    } catch (IllegalArgumentException e) {
      return new Wrong(e.getMessage() + ".");
    }
    return new Run(settings);
  }

  private static LocalCamundaSettings apply(
      LocalCamundaSettings settings, String option, Iterator<String> rest) {
    return switch (option) {
      case "--rest-port" -> settings.withRestPort(number(option, rest));
      case "--grpc-port" -> settings.withGrpcPort(number(option, rest));
      case "--host" -> settings.withHost(value(option, rest));
      case "--documents" -> settings.withDocumentsDirectory(Path.of(value(option, rest)));
      case "--keep-finished" -> settings.withKeepFinishedInstances(number(option, rest));
      case "--max-upload-mb" -> settings.withMaxUploadBytes(number(option, rest) * MEGABYTE);
      default ->
          throw new IllegalArgumentException("There is no option %s, see --help".formatted(option));
    };
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException("%s needs a value".formatted(option));
    }
    return rest.next();
  }

  private static int number(String option, Iterator<String> rest) {
    String value = value(option, rest);
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s needs a number, but got '%s'".formatted(option, value), e);
    }
  }
}
