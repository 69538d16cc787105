package io.lipsync.connector.provider.joggai;

import io.lipsync.connector.support.VendorServer;

/** Answers as JoggAI's API reference shows them. */
final class JoggaiJson {
  static final String ACCEPTED = task("\"status\": \"pending\"");

  static final String PROCESSING =
      task(
          "\"status\": \"processing\", \"created_at\": 1741500000, \"completed_at\": null,"
              + " \"data\": null, \"error\": null");

  static final String SUCCESS =
      task(
          """
          "status": "success", "created_at": 1741500000, "completed_at": 1741500030,
          "data": { "result_url": "https://res.jogg.ai/lipsync-result.mp4?Signature=s3cr3t",
            "cover_url": "https://res.jogg.ai/lipsync-cover.jpg", "duration_seconds": 12.5 },
          "error": null
          """);

  private JoggaiJson() {}

  static String task(String fields) {
    return envelope(0, "Success", "{\"task_id\":\"" + VendorServer.TASK_ID + "\"," + fields + "}");
  }

  static String failed(String error) {
    return task("\"status\":\"failed\",\"data\":null,\"error\":" + error);
  }

  static String error(int code, String message) {
    return envelope(code, message, "null");
  }

  static String envelope(int code, String message, String data) {
    return "{\"code\":%d,\"msg\":\"%s\",\"data\":%s}".formatted(code, message, data);
  }
}
