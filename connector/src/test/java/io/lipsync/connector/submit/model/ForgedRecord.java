package io.lipsync.connector.submit.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.submit.OnceOnlyGuard;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.Submitters;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A record of a task that nobody has submitted in the run that reads it, with a signature that is
 * right: what a process could put there if the signature was not looked at.
 */
final class ForgedRecord implements OnceOnlyGuard {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ObjectNode record;

  private ForgedRecord() {}

  static ObjectNode of(Scenario scenario) {
    ForgedRecord guard = new ForgedRecord();
    Submitters.of(
            new Providers(List.of(new AcmeProvider()), Settings.GOOD.secrets(scenario)),
            new CallbackUrls(null, false),
            MediaProbes.unused(),
            guard,
            Clock.systemUTC())
        .submit(Jobs.job(Settings.GOOD, JSON.createObjectNode(), null));
    return guard.record;
  }

  @Override
  public Claim claim(JobContext job, int attempt) {
    return () -> true;
  }

  @Override
  public boolean isClaimed(JobContext job, int attempt) {
    return false;
  }

  @Override
  public boolean isFirstSight(JobContext job, int attempt) {
    return true;
  }

  @Override
  public CompletableFuture<Void> record(
      JobContext job, Map<String, Object> written, Duration patience) {
    record = JSON.valueToTree(written);
    return CompletableFuture.completedFuture(null);
  }
}
