package io.lipsync.emulator.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * One call that the emulator received. Immutable.
 *
 * @param at when it came, by the emulator's clock
 * @param method the HTTP method
 * @param path the path, without the query
 * @param headers its headers; keys are redacted to four characters at most
 * @param body its JSON body with the callback URL redacted, or null if it had none
 * @param status the HTTP status of the answer, or 0 if there was no answer
 * @param outcome {@code answered}, {@code cut off}, {@code hung} or {@code reset}
 * @param millis real time that the emulator took, in milliseconds
 * @param remotePort the TCP port of the caller: equal ports of calls that follow each other mean a
 *     connection that was used again
 */
public record RecordedRequest(
    Instant at,
    String method,
    String path,
    Map<String, String> headers,
    JsonNode body,
    int status,
    String outcome,
    long millis,
    int remotePort) {

  /** Copies the headers. */
  public RecordedRequest {
    headers = Map.copyOf(headers);
  }

  /** The first header of that name, in any case, or null. */
  public String header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
