package io.lipsync.connector.result;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The variable {@code lipSync} of the save operation as it arrives.
 *
 * @param videoUrl the link to the finished video, normally {@code task.videoUrl}
 * @param fileName what the saved file is called; empty for the name in the link
 * @param destination where it goes
 */
public record SaveRequest(String videoUrl, String fileName, Destination destination) {

  /**
   * @param type {@code document}, {@code upload} or {@code folder}
   * @param url for an upload: the address that a PUT stores the file under
   * @param headers for an upload: headers that the storage wants beside the content type, optional
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
   * From which host the video comes and to which one it goes; empty for what is none. Nothing is
   * checked yet.
   */
  public List<String> hosts() {
    return List.of(host(videoUrl), host(destination == null ? null : destination.url));
  }

  private static String host(String link) {
    try {
      String host = link == null ? null : URI.create(link).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Hides the link. */
  @Override
  public String toString() {
    return "SaveRequest[" + fileName + ", " + destination + "]";
  }
}
