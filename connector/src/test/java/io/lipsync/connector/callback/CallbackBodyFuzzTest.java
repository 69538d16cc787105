package io.lipsync.connector.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.callback.address.CallbackToken;
import io.lipsync.connector.callback.judge.CallbackReceiver;
import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Capabilities;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.support.VendorSettings;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Any bytes as the body of a callback to a genuine address: nothing but a task id of the provider's
 * form ever reaches the provider, and nothing is thrown.
 */
class CallbackBodyFuzzTest {
  private static final Secret SECRET = Secret.of("sk-fuzz");
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final Map<String, String> OURS =
      Map.of("task", KEY, "token", new CallbackToken(List.of(SECRET)).mint(KEY));

  @FuzzTest(maxExecutions = 200_000)
  void anyBody(byte[] body) {
    AskedProvider provider = new AskedProvider();
    CallbackReceiver receiver =
        new CallbackReceiver(
            new ProviderAccount(
                provider, SECRET, URI.create("https://example.com"), false, List.of(SECRET)),
            new SignalSettings(null, List.of()),
            CallbackReceiver.Gate.OPEN,
            CallbackReceiver.Later.NEVER);

    Verdict verdict = receiver.receive(new Signal(Map.of(), OURS, body));

    if (verdict instanceof Verdict.NotFinished found) {
      assertThat(provider.asked).containsExactly(found.taskId());
      assertThat(found.taskId()).matches("task-unified-[A-Za-z0-9_-]{1,100}");
    } else {
      assertThat(verdict).isInstanceOf(Verdict.Malformed.class);
      assertThat(provider.asked).isEmpty();
    }
  }

  /** EvoLink's reading of callbacks, without EvoLink. */
  private static final class AskedProvider implements LipSyncProvider {
    private final LipSyncProvider evolink =
        new EvolinkProvider(null, VendorSettings.evolink("https://example.com"));
    private final List<String> asked = new ArrayList<>();

    @Override
    public String id() {
      return evolink.id();
    }

    @Override
    public String baseUrl() {
      return evolink.baseUrl();
    }

    @Override
    public Capabilities capabilities() {
      return evolink.capabilities();
    }

    @Override
    public SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate) {
      throw new AssertionError("a callback submits nothing");
    }

    @Override
    public Answer<FoundTask> read(ProviderAccount account, String taskId) {
      asked.add(taskId);
      return new Answer.Ok<>(
          new FoundTask(LipSyncTask.builder(id(), taskId, TaskStatus.PROCESSING).build(), null));
    }

    @Override
    public boolean isTaskId(String text) {
      return evolink.isTaskId(text);
    }

    @Override
    public String taskIdInCallback(JsonNode body) {
      return evolink.taskIdInCallback(body);
    }
  }
}
