package io.lipsync.connector.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Balance;
import io.lipsync.connector.provider.Capabilities;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.Trace;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** A provider whose calls are timed and whose finished tasks are counted. Changes no answer. */
public final class WatchedProvider implements LipSyncProvider {
  private static final String OK = "ok";

  private final LipSyncProvider provider;
  private final LipSyncMeters meters;
  private final Clock wall;
  private final Clock spans;
  private final RecentTasks tasks = new RecentTasks();

  /**
   * The same provider, watched.
   *
   * @param wall what the dates in the provider's answers are compared with
   * @param spans measures spans: one that nobody sets
   */
  public WatchedProvider(LipSyncProvider provider, LipSyncMeters meters, Clock wall, Clock spans) {
    this.provider = provider;
    this.meters = meters;
    this.wall = wall;
    this.spans = spans;
  }

  @Override
  public SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate) {
    Instant at = spans.instant();
    SubmitAnswer answer =
        timed(
            "submit",
            () -> provider.submit(account, order, gate),
            said ->
                switch (said) {
                  case SubmitAnswer.Accepted accepted -> OK;
                  case SubmitAnswer.NotSent failed -> "not_sent";
                  case SubmitAnswer.NotAccepted refused -> code(refused.failure());
                  case SubmitAnswer.Unknown unknown -> "unknown";
                });
    if (answer instanceof SubmitAnswer.Accepted accepted) {
      tasks.submitted(id(), accepted.taskId(), at);
    }
    return answer;
  }

  @Override
  public Answer<FoundTask> read(ProviderAccount account, String taskId) {
    Answer<FoundTask> answer = timed("read", () -> provider.read(account, taskId));
    if (answer instanceof Answer.Ok<FoundTask> ok && ok.value().task().status().isFinished()) {
      finished(ok.value().task(), ok.value().since());
    }
    return answer;
  }

  @Override
  public Answer<String> upload(ProviderAccount account, MediaFile file) {
    return timed("upload", () -> provider.upload(account, file));
  }

  @Override
  public Answer<String> cancel(ProviderAccount account, String taskId) {
    return timed("cancel", () -> provider.cancel(account, taskId));
  }

  @Override
  public Answer<Balance> account(ProviderAccount account) {
    return timed("account", () -> provider.account(account));
  }

  @Override
  public LostOrder lost(SubmitOrder order, Instant sentAfter) {
    return provider.lost(order, sentAfter);
  }

  @Override
  public Trace trace(ProviderAccount account, LostOrder order, Instant now) {
    return timed(
        "trace",
        () -> provider.trace(account, order, now),
        trace ->
            switch (trace) {
              case Trace.Found found -> OK;
              case Trace.Nothing nothing -> "nothing";
              case Trace.CannotTell none -> "unknown";
            });
  }

  @Override
  public String id() {
    return provider.id();
  }

  @Override
  public String baseUrl() {
    return provider.baseUrl();
  }

  @Override
  public Capabilities capabilities() {
    return provider.capabilities();
  }

  @Override
  public boolean isTaskId(String text) {
    return provider.isTaskId(text);
  }

  @Override
  public Duration planRead(ProviderAccount account, Duration earliest) {
    return provider.planRead(account, earliest);
  }

  @Override
  public String taskIdInCallback(JsonNode body) {
    return provider.taskIdInCallback(body);
  }

  @Override
  public SignalVerifier signals(SignalSettings settings) {
    return provider.signals(settings);
  }

  private <T> Answer<T> timed(String call, Supplier<Answer<T>> work) {
    return timed(call, work, answer -> code(answer.failure()));
  }

  private <T> T timed(String call, Supplier<T> work, Function<T, String> outcome) {
    Instant begin = spans.instant();
    T answer = work.get();
    meters.called(id(), call, outcome.apply(answer), Duration.between(begin, spans.instant()));
    return answer;
  }

  private void finished(LipSyncTask task, Instant since) {
    if (tasks.isNews(id(), task.taskId())) {
      meters.finished(id(), task.status(), task.failure() == null ? null : task.failure().code());
      Instant submittedAt = tasks.submittedAt(id(), task.taskId());
      if (submittedAt != null) {
        waited(task, submittedAt, spans);
      } else if (since != null) {
        waited(task, since, wall);
      }
    }
  }

  private void waited(LipSyncTask task, Instant begin, Clock clock) {
    meters.waited(id(), task.status(), Duration.between(begin, clock.instant()));
  }

  /** A provider that says why a task cannot be stopped has answered. */
  private static String code(TaskFailure failure) {
    return failure == null || failure.code() == FailureCode.NOT_CANCELLABLE
        ? OK
        : failure.code().name();
  }
}
