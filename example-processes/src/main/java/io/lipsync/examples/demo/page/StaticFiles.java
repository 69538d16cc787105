package io.lipsync.examples.demo.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page's own files, the diagrams, forms and sample media, and Camunda's libraries. */
final class StaticFiles {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,60}\\.[a-z0-9]{2,4}");
  private static final Map<String, String> FOLDERS =
      Map.of("", "/page/", "processes", "/processes/", "forms", "/forms/", "media", "/media/");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "bpmn", "application/xml; charset=utf-8",
          "form", "application/json; charset=utf-8",
          "mp4", "video/mp4",
          "wav", "audio/wav",
          "jpg", "image/jpeg");

  private final Libraries libraries;

  StaticFiles(Libraries libraries) {
    this.libraries = libraries;
  }

  Optional<Reply> reply(String path) throws IOException {
    String[] parts = (path.equals("/") ? "/index.html" : path).substring(1).split("/", 2);
    String folder = parts.length == 1 ? "" : parts[0];
    String name = parts[parts.length - 1];
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    Optional<byte[]> content =
        folder.equals("lib") ? libraries.file(name) : packaged(FOLDERS.get(folder), name);
    return type == null ? Optional.empty() : content.map(body -> new Reply(200, type, body));
  }

  private static Optional<byte[]> packaged(String folder, String name) throws IOException {
    if (folder == null) {
      return Optional.empty();
    }
    try (InputStream file = StaticFiles.class.getResourceAsStream(folder + name)) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    }
  }
}
