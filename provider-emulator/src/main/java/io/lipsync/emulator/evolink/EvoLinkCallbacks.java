package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.callback.CallbackForm;
import io.lipsync.emulator.callback.CallbackMessage;
import io.lipsync.emulator.callback.CallbackPlan;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.vendor.TaskStore;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** EvoLink's callbacks: unsigned, to the URL of the submit, a short body. Thread-safe. */
record EvoLinkCallbacks(Clock clock, TaskStore<EvoLinkTask> tasks, TaskIds ids)
    implements CallbackForm<EvoLinkTask> {

  @Override
  public List<Supplier<CallbackMessage>> genuine(EvoLinkTask task) {
    if (task.request().callbackUrl() == null) {
      return List.of();
    }
    URI url = URI.create(task.request().callbackUrl());
    CallbackMessage message = new CallbackMessage(url, Map.of(), Json.bytes(body(task)));
    return List.of(() -> message);
  }

  @Override
  public List<CallbackMessage> forged(EvoLinkTask task) {
    if (task.request().callbackUrl() == null) {
      return List.of();
    }
    ForgedCallback forged = ForgedCallback.of(task);
    return List.of(new CallbackMessage(forged.url(), Map.of(), Json.bytes(forged.body())));
  }

  private ObjectNode body(EvoLinkTask task) {
    CallbackPlan plan = task.callbackPlan();
    ObjectNode body = TaskBodies.finished(task);
    if (plan.aboutOtherTask()) {
      String other =
          plan.otherTaskId()
              .or(() -> tasks.newestOtherThan(task).map(EvoLinkTask::id))
              .orElseGet(() -> ids.next(clock.instant()));
      body.put("id", other);
    }
    return body;
  }
}
