package io.lipsync.connector.support;

import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Capabilities;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;

/** A vendor that was invented for tests: what one costs that this connector does not know yet. */
public class AcmeProvider implements LipSyncProvider {
  @Override
  public String id() {
    return "acme";
  }

  @Override
  public String baseUrl() {
    return "https://api.acme.example.com";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(false, Duration.ofSeconds(5));
  }

  @Override
  public SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate) {
    return gate.isOpen()
        ? new SubmitAnswer.Accepted("acme-1", TaskStatus.PENDING, null, null)
        : new SubmitAnswer.NotSent("held back");
  }

  @Override
  public Answer<FoundTask> read(ProviderAccount account, String taskId) {
    return new Answer.Ok<>(
        new FoundTask(LipSyncTask.builder(id(), taskId, TaskStatus.PENDING).build(), null));
  }

  @Override
  public boolean isTaskId(String text) {
    return text.startsWith("acme-");
  }
}
