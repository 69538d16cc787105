package io.lipsync.connector.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaLimits;
import io.lipsync.connector.media.check.MediaRules;
import io.lipsync.connector.provider.AccountAnswer;
import io.lipsync.connector.provider.CancelAnswer;
import io.lipsync.connector.provider.Capabilities;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.UploadAnswer;
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
  public ReadAnswer read(ProviderAccount account, String taskId) {
    ReadAnswer answer =
        timed(
            "read",
            () -> provider.read(account, taskId),
            said ->
                switch (said) {
                  case ReadAnswer.Found found -> OK;
                  case ReadAnswer.Unavailable later -> code(later.failure());
                  case ReadAnswer.Refused refused -> code(refused.failure());
                });
    if (answer instanceof ReadAnswer.Found found && found.task().status().isFinished()) {
      finished(found.task(), found.since());
    }
    return answer;
  }

  @Override
  public UploadAnswer upload(ProviderAccount account, MediaFile file) {
    return timed(
        "upload",
        () -> provider.upload(account, file),
        said ->
            switch (said) {
              case UploadAnswer.Stored stored -> OK;
              case UploadAnswer.NotTaken no -> OK;
              case UploadAnswer.Unavailable later -> code(later.failure());
              case UploadAnswer.Refused refused -> code(refused.failure());
            });
  }

  @Override
  public CancelAnswer cancel(ProviderAccount account, String taskId) {
    return timed(
        "cancel",
        () -> provider.cancel(account, taskId),
        said ->
            switch (said) {
              case CancelAnswer.Cancelled cancelled -> OK;
              case CancelAnswer.NotCancellable no -> OK;
              case CancelAnswer.Unavailable later -> code(later.failure());
              case CancelAnswer.Refused refused -> code(refused.failure());
            });
  }

  @Override
  public AccountAnswer account(ProviderAccount account) {
    return timed(
        "account",
        () -> provider.account(account),
        said ->
            switch (said) {
              case AccountAnswer.Known known -> OK;
              case AccountAnswer.NotTold silent -> OK;
              case AccountAnswer.Unavailable later -> code(later.failure());
              case AccountAnswer.Refused refused -> code(refused.failure());
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
  public boolean isIdempotent() {
    return provider.isIdempotent();
  }

  @Override
  public Duration planRead(ProviderAccount account, Duration earliest) {
    return provider.planRead(account, earliest);
  }

  @Override
  public MediaLimits uploads() {
    return provider.uploads();
  }

  @Override
  public MediaRules mediaRules() {
    return provider.mediaRules();
  }

  @Override
  public String taskIdInCallback(JsonNode body) {
    return provider.taskIdInCallback(body);
  }

  @Override
  public SignalVerifier signals(SignalSettings settings) {
    return provider.signals(settings);
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

  private static String code(TaskFailure failure) {
    return failure.code().name();
  }
}
