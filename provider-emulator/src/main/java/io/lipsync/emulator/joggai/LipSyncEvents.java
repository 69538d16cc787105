package io.lipsync.emulator.joggai;

/**
 * The webhook events of lip sync tasks. JoggAI documents none; the usual names follow the naming
 * rule of its other events. Immutable.
 *
 * @param success the name of the event of a task that has a result
 * @param failure the name of the event of a task that failed
 * @param idField the field of {@code data} that has the task id
 */
public record LipSyncEvents(String success, String failure, String idField) {

  /** Names by the rule {@code generated_{resource}_{status}}, the id as in the lip sync API. */
  public static LipSyncEvents byNamingRule() {
    return new LipSyncEvents(
        "generated_lip_sync_video_success", "generated_lip_sync_video_failed", "task_id");
  }

  /** The same with the id in another field; JoggAI's other events have {@code video_id}. */
  public LipSyncEvents withIdField(String field) {
    return new LipSyncEvents(success, failure, field);
  }
}
