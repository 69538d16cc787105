package io.lipsync.emulator.dashscope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.callback.CallbackForm;
import io.lipsync.emulator.callback.CallbackMessage;
import io.lipsync.emulator.callback.CallbackPlan;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.vendor.EmulatedTask;
import io.lipsync.emulator.vendor.TaskStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The event {@code dashscope:System:AsyncTaskFinish} that EventBridge delivers to the target of a
 * rule, by the page "Asynchronous task API"; the last segment of {@code user_api_unique_key} is
 * assumed by analogy. The event does not hold the result. Thread-safe.
 */
record Events(EventTargets targets, EventSigner signer, TaskStore<DashScopeTask> tasks)
    implements CallbackForm<DashScopeTask> {

  static final String API_KEY_ID = "1250";
  static final String ACCOUNT_ID = "1000000000000000";
  static final String UNIQUE_KEY = "apikey:v1:aigc:image2video:video-synthesis:videoretalk";

  @Override
  public List<Supplier<CallbackMessage>> genuine(DashScopeTask task) {
    EventTarget target = targets.current().orElse(null);
    if (target == null) {
      return List.of();
    }
    EmulatedTask.End end = task.end().orElseThrow();
    byte[] body = body(task, aboutWhom(task), DashScopeStatus.of(end.ending()), end.at());
    return List.of(() -> signer.sign(target, body, task.callbackPlan()));
  }

  @Override
  public List<CallbackMessage> forged(DashScopeTask task) {
    EmulatedTask.End end = task.end().orElseThrow();
    byte[] body = body(task, task.id(), DashScopeStatus.SUCCEEDED, end.at());
    return targets.current().map(target -> signer.forge(target, body)).stream().toList();
  }

  private String aboutWhom(DashScopeTask task) {
    CallbackPlan plan = task.callbackPlan();
    if (!plan.aboutOtherTask()) {
      return task.id();
    }
    Optional<String> newest = tasks.newestOtherThan(task).map(DashScopeTask::id);
    return plan.otherTaskId().or(() -> newest).orElseGet(() -> UUID.randomUUID().toString());
  }

  private static byte[] body(DashScopeTask task, String id, DashScopeStatus status, Instant at) {
    Instant started = task.scheduledAt().orElse(task.createdAt());
    ObjectNode body =
        Json.object()
            .put("datacontenttype", "application/json;charset=utf-8")
            .put("aliyunaccountid", ACCOUNT_ID)
            .put("aliyunpublishtime", at.toString());
    body.putObject("data")
        .put("start_time", BeijingTime.seconds(started))
        .put("user_api_unique_key", UNIQUE_KEY)
        .put("task_status", status.word())
        .put("contain_result", false)
        .put("end_time", BeijingTime.seconds(at))
        .put("task_id", id)
        .put("region", "cn-beijing")
        .put("request_id", task.requestId())
        .put("api_key_id", API_KEY_ID);
    return Json.bytes(
        body.put("aliyunoriginalaccountid", ACCOUNT_ID)
            .put("specversion", "1.0")
            .put("aliyuneventbusname", "default")
            .put("id", UUID.randomUUID().toString())
            .put("source", "acs.dashscope")
            .put("time", at.toString())
            .put("aliyunregionid", "cn-beijing")
            .put("type", "dashscope:System:AsyncTaskFinish"));
  }
}
