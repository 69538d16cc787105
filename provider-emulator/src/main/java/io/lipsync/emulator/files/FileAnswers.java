package io.lipsync.emulator.files;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers with a file, or with the part of it that was asked for. Stateless. */
final class FileAnswers {

  private FileAnswers() {}

  /**
   * A file of which parts may be asked for (RFC 9110 section 14).
   *
   * @param entityTag with its quotes; a part that is asked for under the condition of another one
   *     ({@code If-Range}, section 13.1.5) is answered with the whole file
   */
  static Outcome of(
      Call call,
      String contentType,
      Optional<String> entityTag,
      long total,
      Outcome.BodyWriter content) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("Accept-Ranges", "bytes");
    entityTag.ifPresent(tag -> headers.put("ETag", tag));
    Optional<ByteRange> range =
        call.header("Range")
            .filter(asked -> isUnchanged(call, entityTag))
            .flatMap(asked -> ByteRange.parse(asked, total));
    if (range.isEmpty()) {
      return new Outcome.Streamed(200, headers, total, content);
    }
    ByteRange part = range.get();
    if (!part.satisfiable()) {
      return Answer.text(416, "").with("Content-Range", "bytes */" + total);
    }
    headers.put(
        "Content-Range",
        "bytes %d-%d/%d".formatted(part.offset(), part.offset() + part.length() - 1, total));
    return new Outcome.Streamed(
        206,
        headers,
        part.length(),
        (out, offset, length) -> content.write(out, part.offset() + offset, length));
  }

  /** A file of which no parts can be had. */
  static Outcome.Streamed whole(String contentType, long total, Outcome.BodyWriter content) {
    return new Outcome.Streamed(200, Map.of("Content-Type", contentType), total, content);
  }

  private static boolean isUnchanged(Call call, Optional<String> entityTag) {
    Optional<String> condition = call.header("If-Range");
    return condition.isEmpty() || condition.equals(entityTag);
  }
}
