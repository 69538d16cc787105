package io.lipsync.examples.demo;

import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A video, a voice or a picture that somebody gives to the demo. */
sealed interface Medium {
  /** What the engine takes in one request with files, as Camunda 8 SaaS does. */
  long MOST_BYTES = 10L * 1024 * 1024;

  /** A link that opens from the internet. */
  record Link(URI uri) implements Medium {}

  /** A file of this machine, which the demo attaches to the request. */
  record LocalFile(Path path) implements Medium {

    /** The media type that its name stands for. */
    String type() {
      return Optional.ofNullable(URLConnection.guessContentTypeFromName(path.toString()))
          .orElse("application/octet-stream");
    }
  }

  /**
   * Reads what was given.
   *
   * @param setting its name, for complaints
   * @param directory where relative file names start
   * @throws DemoException when it is neither a link nor a file that can be attached
   */
  static Medium of(String setting, String value, Path directory) {
    return value.contains("://") ? link(setting, value) : file(setting, value, directory);
  }

  private static Medium link(String setting, String value) {
    try {
      URI uri = URI.create(value);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return new Link(uri);
      }
    } catch (IllegalArgumentException e) {
      throw new DemoException("%s is not a link: %s.".formatted(setting, e.getMessage()));
    }
    throw new DemoException(
        "%s is '%s': links start with https:// and a host name.".formatted(setting, value));
  }

  private static Medium file(String setting, String value, Path directory) {
    try {
      Path path = directory.resolve(value).toAbsolutePath().normalize();
      if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
        throw new DemoException(
            "%s is '%s', which is neither a link that starts with https:// nor a file: %s cannot be read."
                .formatted(setting, value, path));
      }
      long size = path.toFile().length();
      if (size == 0 || size > MOST_BYTES) {
        throw new DemoException(
            "%s has %,d bytes; files of 1 byte to 10 MB can be attached, give a link for more."
                .formatted(setting, size));
      }
      return new LocalFile(path);
    } catch (InvalidPathException e) {
      throw new DemoException(
          "%s is neither a link nor a file name: %s.".formatted(setting, e.getMessage()));
    }
  }
}
