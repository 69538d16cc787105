package io.lipsync.connector.support;

/** Bodies as the EvoLink API manual shows them. */
public final class EvolinkJson {
  /** The example of the VideoRetalk page, to the letter. */
  public static final String ACCEPTED =
      """
      {
        "created": 1775200000,
        "id": "task-unified-1775200000-xyz12345",
        "model": "videoretalk",
        "object": "video.generation.task",
        "progress": 0,
        "status": "pending",
        "task_info": { "can_cancel": false, "estimated_time": 90, "video_duration": 0 },
        "type": "video",
        "usage": { "billing_rule": "per_second", "credits_reserved": 480, "user_group": "default" }
      }
      """;

  public static final String PROCESSING =
      """
      { "created": 1775200000, "id": "task-unified-1775200000-xyz12345", "model": "videoretalk",
        "object": "video.generation.task", "progress": 65, "status": "processing",
        "task_info": { "can_cancel": false }, "type": "video" }
      """;

  public static final String COMPLETED =
      """
      { "created": 1775200000, "id": "task-unified-1775200000-xyz12345", "model": "videoretalk",
        "object": "video.generation.task", "progress": 100,
        "results": ["https://cdn.example.com/videos/out.mp4?Signature=s3cr3t"],
        "status": "completed", "task_info": { "can_cancel": false }, "type": "video" }
      """;

  private EvolinkJson() {}

  /** A failed task with this error code and message. */
  public static String failed(String code, String message) {
    return task(
        "\"status\": \"failed\", \"progress\": 0, \"error\": {\"code\": \"%s\", \"message\": \"%s\","
                .formatted(code, message)
            + " \"type\": \"task_error\"}");
  }

  /** A task with these fields besides id and creation time. */
  public static String task(String fields) {
    return "{\"id\": \"%s\", \"created\": 1775200000, %s}".formatted(EvolinkServer.TASK_ID, fields);
  }

  /** The body of a refused call; without {@code code} when it is null. */
  public static String error(String code, String message) {
    String codeField = code == null ? "" : "\"code\": \"" + code + "\", ";
    return "{\"error\": {%s\"message\": \"%s\", \"type\": \"x\"}}".formatted(codeField, message);
  }
}
