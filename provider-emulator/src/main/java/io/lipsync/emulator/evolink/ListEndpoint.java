package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.vendor.Listing;
import io.lipsync.emulator.vendor.MinuteLimit;
import io.lipsync.emulator.vendor.TaskStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * {@code GET /v1/tasks}, as the vendor's client reads it: the account's tasks, newest first, with
 * neither inputs nor links to results. Thread-safe.
 */
record ListEndpoint(
    Clock clock, ApiKeys keys, MinuteLimit limit, TaskStore<EvoLinkTask> tasks, Listing listing)
    implements Endpoint {

  @Override
  public Answer handle(Call call) {
    String key = keys.authenticate(call, EvoLinkErrors::query);
    if (!limit.allows(key)) {
      String seconds = Long.toString(limit.untilAllowed().toSeconds());
      return EvoLinkErrors.query(429).answer().with("Retry-After", seconds);
    }
    if (listing.shown() == Listing.Shown.NO_SUCH_CALL) {
      throw EvoLinkErrors.query(404);
    }
    Instant now = clock.instant();
    int page = number(call, "page", 1);
    int size = listing.pageSize(number(call, "page_size", 20));
    List<EvoLinkTask> all =
        listing.of(tasks, now, ListEndpoint::isPending).stream()
            .filter(task -> task.belongsTo(key))
            .filter(task -> fits(call, "status", task.state(now).status().word()))
            .filter(task -> fits(call, "type", "video"))
            .filter(task -> fits(call, "model", "videoretalk"))
            .toList();
    ObjectNode body = Json.object();
    ArrayNode data = body.putArray("data");
    all.stream().skip((page - 1L) * size).limit(size).forEach(task -> data.add(line(task, now)));
    return Answer.json(200, body.put("total", all.size()).put("page", page).put("page_size", size));
  }

  private static boolean isPending(EvoLinkTask task, Instant now) {
    return task.state(now).status() == TaskStatus.PENDING;
  }

  private static boolean fits(Call call, String parameter, String value) {
    return call.queryParameter(parameter)
        .filter(wanted -> !wanted.isEmpty() && !wanted.equals(value))
        .isEmpty();
  }

  private static int number(Call call, String parameter, int usual) {
    String text = call.queryParameter(parameter).orElse(Integer.toString(usual));
    if (!text.matches("[1-9]\\d{0,5}")) {
      throw EvoLinkErrors.query(400);
    }
    return Integer.parseInt(text);
  }

  private static ObjectNode line(EvoLinkTask task, Instant now) {
    EvoLinkTask.State state = task.state(now);
    boolean made = state.status() == TaskStatus.COMPLETED;
    return Json.object()
        .put("id", task.id())
        .put("model", "videoretalk")
        .put("type", "video")
        .put("status", state.status().word())
        .put("progress", state.progress())
        .put("created_at", task.createdAt().getEpochSecond())
        .put("credits_used", made ? TaskBodies.CREDITS_PER_TASK : 0)
        .put("has_results", made);
  }
}
