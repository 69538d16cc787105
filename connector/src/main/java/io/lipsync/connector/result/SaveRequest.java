package io.lipsync.connector.result;

import io.lipsync.connector.http.Redaction;
import io.lipsync.connector.http.RequestUri;
import io.lipsync.connector.task.Failures;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The variable {@code lipSync} of the save operation as it arrives.
 *
 * @param videoUrl the link to the finished video, normally {@code task.videoUrl}
 * @param fileName what the saved file is called; empty for the name in the link
 * @param expiresAt until when the link works at least, normally {@code task.expiresAt}: an ISO 8601
 *     date and time with its offset; empty when nobody knows
 * @param destination where it goes
 */
public record SaveRequest(
    String videoUrl, String fileName, String expiresAt, Destination destination) {

  /**
   * @param type {@code document}, {@code upload} or {@code folder}
   * @param url for an upload: the address that a PUT stores the file under
   * @param headers for an upload: headers that belong to the signature, optional; an empty text
   *     drops one that is sent otherwise, such as {@code Content-Type}
   * @param folder for a folder: the path below the runtime's own folder for results, optional
   */
  public record Destination(String type, String url, Map<String, String> headers, String folder) {

    /** Hides an address that is as good as a password. */
    @Override
    public String toString() {
      return "Destination[" + type + "]";
    }
  }

  /**
   * Until when the link works at least, or null when nobody knows.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} when it is no
   *     date and time
   */
  Instant expiry() {
    if (expiresAt == null || expiresAt.isBlank()) {
      return null;
    }
    try {
      return DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(expiresAt.trim(), Instant::from);
    } catch (DateTimeException e) {
      throw Failures.invalidInput(
          "expiresAt",
          "is " + Redaction.quoted(expiresAt),
          "Use the expiresAt of the task, such as 2026-11-30T12:00:00Z, or leave it empty");
    }
  }

  /**
   * From which host the video comes and to which one it goes; empty for what is none. Nothing is
   * checked yet.
   */
  public List<String> hosts() {
    return List.of(host(videoUrl), host(destination == null ? null : destination.url));
  }

  private static String host(String link) {
    try {
      String host = link == null ? null : RequestUri.host(RequestUri.of(link));
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /** Hides the link. */
  @Override
  public String toString() {
    return "SaveRequest[" + fileName + ", " + destination + "]";
  }
}
