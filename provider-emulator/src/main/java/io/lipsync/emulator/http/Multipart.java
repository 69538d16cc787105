package io.lipsync.emulator.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code multipart/form-data} body (RFC 7578), parts in the order of the body. Immutable. */
public record Multipart(List<Part> parts) {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("(?im)^Content-Type: *(.*?)\r?$");

  /**
   * One part.
   *
   * @param name of the form field
   * @param fileName as declared, or null
   * @param contentType as declared, or null
   * @param content nobody may write into it
   */
  public record Part(String name, String fileName, String contentType, byte[] content) {

    /** The content as text. */
    public String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  /**
   * The parts of a body.
   *
   * @throws IllegalArgumentException if it is no such body
   */
  public static Multipart parse(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!contentType.startsWith("multipart/form-data") || !boundary.find()) {
      throw new IllegalArgumentException("the body is not multipart/form-data");
    }
    String delimiter = "\r\n--" + boundary.group(1);
    // One char per byte: positions in the text are positions in the body.
    String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    int at = text.indexOf(delimiter);
    while (at >= 0 && !text.startsWith("--", at + delimiter.length())) {
      int next = text.indexOf(delimiter, at + delimiter.length());
      int head = text.indexOf("\r\n\r\n", at + delimiter.length());
      if (next < 0 || head < 0 || head > next) {
        throw new IllegalArgumentException("the multipart body breaks off");
      }
      parts.add(
          part(text.substring(at + delimiter.length(), head), text.substring(head + 4, next)));
      at = next;
    }
    return new Multipart(List.copyOf(parts));
  }

  private static Part part(String head, String content) {
    String header = new String(head.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    Matcher name = NAME.matcher(header);
    Matcher fileName = FILE_NAME.matcher(header);
    Matcher type = TYPE.matcher(header);
    return new Part(
        name.find() ? name.group(1) : "",
        fileName.find() ? fileName.group(1) : null,
        type.find() ? type.group(1) : null,
        content.getBytes(StandardCharsets.ISO_8859_1));
  }
}
