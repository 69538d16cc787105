package io.lipsync.connector.provider.dashscope;

import io.lipsync.connector.support.VendorServer;

/** Answers as the VideoRetalk page shows them. */
final class DashscopeJson {
  static final String ACCEPTED =
      """
      { "output": { "task_id": "%s", "task_status": "PENDING" },
        "request_id": "7574ee8f-38a3-4b1e-9280-11c33ab46e51" }
      """
          .formatted(VendorServer.TASK_ID);

  static final String SUCCEEDED =
      """
      { "request_id": "87b9dce5-7f36-4305-a347-xxxxxx",
        "output": { "task_id": "%s", "task_status": "SUCCEEDED",
          "submit_time": "2025-09-11 20:15:29.887", "scheduled_time": "2025-09-11 20:15:36.741",
          "end_time": "2025-09-11 20:16:40.577",
          "video_url": "http://dashscope-result-sh.example.com/x.mp4?Expires=1&Signature=s3cr3t" },
        "usage": { "video_duration": 7.2, "size": "1080*1920", "video_ratio": "standard",
          "fps": 25 } }
      """
          .formatted(VendorServer.TASK_ID);

  private DashscopeJson() {}

  /** A task's answer with these fields beside its id. */
  static String output(String fields) {
    return "{\"request_id\":\"r\",\"output\":{\"task_id\":\"%s\",%s}}"
        .formatted(VendorServer.TASK_ID, fields);
  }

  static String status(String word) {
    return output("\"task_status\":\"" + word + "\"");
  }

  static String failed(String code, String message) {
    return output(
        "\"task_status\":\"FAILED\",\"code\":\"%s\",\"message\":\"%s\"".formatted(code, message));
  }

  static String error(String code, String message) {
    return "{\"code\":\"%s\",\"message\":\"%s\",\"request_id\":\"r\"}".formatted(code, message);
  }
}
