package io.lipsync.emulator.files;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Outcome;
import io.lipsync.emulator.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sample inputs at {@code /media/{name}}: the files of one directory, for demonstrations in which
 * something has to be behind the URLs. With {@code ?parts=no} it is a host that gives no parts of
 * files, with {@code ?status=503} one that answers so, with {@code ?redirect=2} one that redirects
 * twice, with {@code ?encoding=aws-chunked} one that names this content coding. Thread-safe.
 */
public final class MediaFiles {

  private static final Map<String, String> TYPES =
      Map.of(
          "mp4", "video/mp4",
          "mov", "video/quicktime",
          "wav", "audio/wav",
          "mp3", "audio/mpeg",
          "m4a", "audio/mp4",
          "jpg", "image/jpeg",
          "png", "image/png");

  private final Optional<Path> directory;

  /** Serves the files of {@code directory}; nothing if it is empty. */
  public MediaFiles(Optional<Path> directory) {
    this.directory = directory.map(d -> d.toAbsolutePath().normalize());
  }

  /** The route of the inputs. */
  public Route route() {
    return Route.get("/media/{name}", this::download);
  }

  private Outcome download(Call call) throws IOException {
    Optional<String> status = call.queryParameter("status");
    if (status.isPresent()) {
      return Answer.text(Integer.parseInt(status.get()), "as asked for");
    }
    String name = call.pathParameter("name");
    Optional<Path> file =
        directory
            .map(d -> d.resolve(name).normalize())
            .filter(f -> f.getParent().equals(directory.get()) && Files.isRegularFile(f));
    if (file.isEmpty()) {
      return Answer.text(404, "no such file; is a media directory set?");
    }
    Outcome redirect =
        OddHost.redirect(call, Integer.parseInt(call.queryParameter("redirect").orElse("0")));
    if (redirect != null) {
      return redirect;
    }
    Map<String, String> odd =
        call.queryParameter("encoding")
            .map(coding -> Map.of("Content-Encoding", coding))
            .orElse(Map.of());
    long size = Files.size(file.get());
    Outcome.BodyWriter content =
        (out, offset, length) -> {
          try (InputStream in = Files.newInputStream(file.get())) {
            in.skipNBytes(offset);
            out.write(in.readNBytes((int) length));
          }
        };
    return OddHost.with(
        odd,
        call.queryParameter("parts").equals(Optional.of("no"))
            ? new Outcome.Streamed(200, Map.of("Content-Type", type(name)), size, content)
            : FileAnswers.of(call, type(name), Optional.empty(), size, content));
  }

  private static String type(String name) {
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(extension, "application/octet-stream");
  }
}
