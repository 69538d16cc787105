package io.lipsync.examples.faults;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Something that no provider sends.
 *
 * @param kind what is wrong with it
 * @param expectedStatus what it is to be answered with
 */
record MalformedCallback(
    String kind, String method, String contentType, byte[] body, int expectedStatus) {
  private static final int LONGEST_BODY = 64 * 1024;
  private static final List<String> METHODS = List.of("GET", "PUT", "DELETE", "HEAD");
  private static final List<String> OTHER_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/octet-stream",
          "image/png",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x");
  private static final List<String> NO_TYPES =
      List.of("*/*", "json", ";;;", "application/json; charset=no-such", "multipart/form-data");
  private static final List<String> OTHER_SHAPES =
      List.of(
          "",
          "null",
          "[]",
          "\"task\"",
          "{}",
          "{\"id\": null}",
          "{\"id\": []}",
          "{\"id\": {\"id\": \"x\"}}",
          "{\"id\": true}",
          "{\"id\": \"\"}",
          "{\"id\": \"../credits\"}",
          "{\"id\": \"task-unified-1\", ",
          "{\"id\": \"task\\u0000unified\"}",
          "<html>502</html>");

  /** One of a kind that is chosen by chance. */
  static MalformedCallback random(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> json("random bytes", bytes(random, random.nextInt(4096)));
      case 1 -> json("deep JSON", deep(random));
      case 2 -> json("huge number", hugeNumber(random));
      case 3 -> json("broken UTF-8", brokenText(random));
      case 4 -> json("another shape", text(any(OTHER_SHAPES, random)));
      case 5 -> typed(any(OTHER_TYPES, random), 400, random);
      case 6 -> typed(any(NO_TYPES, random), 415, random);
      case 7 -> {
        int size = LONGEST_BODY + 1 + random.nextInt(200_000);
        yield new MalformedCallback("too long", "POST", JSON, bytes(random, size), 413);
      }
      default -> {
        String method = any(METHODS, random);
        yield new MalformedCallback(method, method, JSON, text("{\"id\": \"x\"}"), 405);
      }
    };
  }

  private static final String JSON = "application/json";

  HttpRequest to(URI address) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", contentType)
        .method(method, BodyPublishers.ofByteArray(body))
        .build();
  }

  private static MalformedCallback json(String kind, byte[] body) {
    return new MalformedCallback(kind, "POST", JSON, body, 400);
  }

  private static MalformedCallback typed(String type, int expectedStatus, Random random) {
    return new MalformedCallback("type " + type, "POST", type, bytes(random, 100), expectedStatus);
  }

  private static byte[] deep(Random random) {
    int levels = 500 + random.nextInt(12_000);
    String opened = random.nextBoolean() ? "[" : "{\"a\":";
    return text(opened.repeat(levels) + "1");
  }

  private static byte[] hugeNumber(Random random) {
    String number =
        random.nextBoolean()
            ? "9".repeat(1 + random.nextInt(20_000))
            : "1e" + "9".repeat(1 + random.nextInt(9));
    return text("{\"id\": " + number + "}");
  }

  private static byte[] brokenText(Random random) {
    byte[] body = text("{\"id\": \"task-unified-....\"}");
    for (int i = 20; i < 24; i++) {
      body[i] = (byte) (0x80 + random.nextInt(0x80));
    }
    return body;
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T any(List<T> choice, Random random) {
    return choice.get(random.nextInt(choice.size()));
  }
}
