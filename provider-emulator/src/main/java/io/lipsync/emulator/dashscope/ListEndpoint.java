package io.lipsync.emulator.dashscope;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.vendor.Listing;
import io.lipsync.emulator.vendor.TaskStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * {@code GET /api/v1/tasks/}, by the page "Manage asynchronous tasks": the account's tasks of the
 * last day, newest first. Inputs are not told. Thread-safe.
 */
record ListEndpoint(
    Clock clock, Gate gate, TaskStore<DashScopeTask> tasks, AccountQueues queues, Listing listing)
    implements Endpoint {

  private static final Duration LONGEST_WINDOW = Duration.ofHours(24);

  @Override
  public Answer handle(Call call) {
    String key = gate.list(call);
    if (listing.shown() == Listing.Shown.NO_SUCH_CALL) {
      throw DashScopeErrors.ofStatus(404);
    }
    queues.of(key).settle();
    Instant now = clock.instant();
    int page = number(call, "page_no", 1);
    int size = listing.pageSize(number(call, "page_size", 10));
    Predicate<DashScopeTask> wanted = wanted(call, now).and(task -> task.owner().equals(key));
    List<DashScopeTask> all =
        listing.of(tasks, now, ListEndpoint::isPending).stream().filter(wanted).toList();
    ObjectNode body = Json.object().put("total", all.size());
    ArrayNode data = body.putArray("data");
    all.stream().skip((page - 1L) * size).limit(size).forEach(task -> data.add(line(task, now)));
    return Answer.json(
        200,
        body.put("total_page", (all.size() + size - 1) / size)
            .put("page_no", page)
            .put("page_size", size)
            .put("request_id", UUID.randomUUID().toString()));
  }

  private static Predicate<DashScopeTask> wanted(Call call, Instant now) {
    Instant end = call.queryParameter("end_time").map(BeijingTime::parseCompact).orElse(now);
    Instant start =
        call.queryParameter("start_time")
            .map(BeijingTime::parseCompact)
            .orElse(end.minus(LONGEST_WINDOW));
    if (Duration.between(start, end).compareTo(LONGEST_WINDOW) > 0) {
      throw DashScopeErrors.invalidParameter("start_time and end_time span more than 24 hours");
    }
    return task ->
        !task.createdAt().isBefore(start)
            && !task.createdAt().isAfter(end)
            && fits(call, "task_id", task.id())
            && fits(call, "model_name", "videoretalk")
            && fits(call, "status", task.status(now).word());
  }

  private static boolean isPending(DashScopeTask task, Instant now) {
    return task.status(now) == DashScopeStatus.PENDING;
  }

  private static boolean fits(Call call, String parameter, String value) {
    return call.queryParameter(parameter).filter(wanted -> !wanted.equals(value)).isEmpty();
  }

  private static int number(Call call, String parameter, int usual) {
    String text = call.queryParameter(parameter).orElse(Integer.toString(usual));
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw DashScopeErrors.invalidParameter(parameter + " must be a number of 1 or more");
    }
    return Integer.parseInt(text);
  }

  private static ObjectNode line(DashScopeTask task, Instant now) {
    ObjectNode line =
        Json.object()
            .put("api_key_id", Events.API_KEY_ID)
            .put("caller_parent_id", Events.ACCOUNT_ID)
            .put("caller_uid", Events.ACCOUNT_ID)
            .put("gmt_create", task.createdAt().toEpochMilli());
    task.scheduledAt().ifPresent(at -> line.put("start_time", at.toEpochMilli()));
    task.visibleEnd(now).ifPresent(end -> line.put("end_time", end.at().toEpochMilli()));
    return line.put("model_name", "videoretalk")
        .put("region", "cn-beijing")
        .put("request_id", task.requestId())
        .put("status", task.status(now).word())
        .put("task_id", task.id())
        .put("user_api_unique_key", Events.UNIQUE_KEY);
  }
}
