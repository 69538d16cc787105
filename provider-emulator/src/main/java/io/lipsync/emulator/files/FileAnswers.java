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

  static Outcome of(Call call, String contentType, long total, Outcome.BodyWriter content) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("Accept-Ranges", "bytes");
    Optional<ByteRange> range = call.header("Range").flatMap(h -> ByteRange.parse(h, total));
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
}
