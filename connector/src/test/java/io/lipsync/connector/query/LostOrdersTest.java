package io.lipsync.connector.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.LostOrder;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.Trace;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code getTask} makes of an order whose answer was lost. */
class LostOrdersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MovableClock wall = new MovableClock();
  private final MovableClock spans = new MovableClock();
  private final List<LostOrder> looked = new ArrayList<>();
  private Trace trace = new Trace.Nothing();

  private final AcmeProvider acme =
      new AcmeProvider() {
        @Override
        public Trace trace(ProviderAccount account, LostOrder order, Instant now) {
          looked.add(order);
          return trace;
        }
      };

  private final Instant sent = wall.instant();

  @Test
  void aTaskThatIsFoundIsReadAsAnyOther() {
    trace = new Trace.Found("acme-9");
    LipSyncTask task = read(submission());
    assertThat(task.taskId()).isEqualTo("acme-9");
    assertThat(task.status()).isEqualTo(TaskStatus.PENDING);
    assertThat(task.correlationKey()).isEqualTo("k");
    assertThat(looked).containsExactly(new LostOrder(sent, "v", "a", "normal"));
  }

  @Test
  void anOrderWasNeverCreatedWhenTwoLooksWithAPauseShowNothing() {
    pass(Duration.ofMinutes(3));
    LipSyncTask first = read(submission());
    assertThat(first.status()).isEqualTo(TaskStatus.UNKNOWN);
    assertThat(first.checkAfter()).isEqualTo(Duration.ofMinutes(1));
    assertThat(first.failure().message())
        .endsWith("was lost, and the provider shows no task of it so far, and is asked once more");
    pass(Duration.ofSeconds(59));
    assertThat(read(submission()).status()).isEqualTo(TaskStatus.UNKNOWN);
    pass(Duration.ofSeconds(1));
    LipSyncTask task = read(submission());
    assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(task.failure().code()).isEqualTo(FailureCode.TASK_NOT_CREATED);
    assertThat(task.failure().retryable()).isTrue();
    assertThat(task.checkAfter()).isNull();
    assertThat(task.correlationKey()).isEqualTo("k");
  }

  @Test
  void anOrderThatMayStillBeOnItsWayIsLookedForOnceMore() {
    pass(Duration.ofSeconds(5));
    read(submission());
    pass(Duration.ofSeconds(90));
    assertThat(read(submission()).status()).isEqualTo(TaskStatus.UNKNOWN);
    pass(Duration.ofSeconds(25));
    assertThat(read(submission()).status()).isEqualTo(TaskStatus.FAILED);
  }

  @Test
  void aLookThatTellsNothingInBetweenBeginsAnew() {
    pass(Duration.ofMinutes(3));
    read(submission());
    pass(Duration.ofMinutes(2));
    trace = new Trace.CannotTell("acme answered HTTP 503");
    LipSyncTask unclear = read(submission());
    assertThat(unclear.status()).isEqualTo(TaskStatus.UNKNOWN);
    assertThat(unclear.checkAfter()).isEqualTo(Duration.ofHours(1));
    assertThat(unclear.failure().message()).endsWith("was lost, and acme answered HTTP 503");
    trace = new Trace.Nothing();
    assertThat(read(submission()).status()).isEqualTo(TaskStatus.UNKNOWN);
  }

  @Test
  void twoOrdersAreLookedForEachOnItsOwn() {
    pass(Duration.ofMinutes(3));
    read(submission());
    pass(Duration.ofMinutes(1));
    assertThat(read(submission(), "other").status()).isEqualTo(TaskStatus.UNKNOWN);
    assertThat(read(submission(), "k").status()).isEqualTo(TaskStatus.FAILED);
  }

  @Test
  void soAreOrdersWithoutAKey() {
    pass(Duration.ofMinutes(3));
    read(submission(), null);
    pass(Duration.ofMinutes(1));
    JsonNode other = submission();
    ((ObjectNode) other.get("lostOrder")).put("sentAfter", sent.plusSeconds(1).toString());
    assertThat(read(other, null).status()).isEqualTo(TaskStatus.UNKNOWN);
    assertThat(read(submission(), null).status()).isEqualTo(TaskStatus.FAILED);
  }

  /** A wall clock that is set shortens no pause. */
  @Test
  void thePauseIsMeasured() {
    wall.move(Duration.ofHours(1));
    read(submission());
    wall.move(Duration.ofHours(1));
    assertThat(read(submission()).status()).isEqualTo(TaskStatus.UNKNOWN);
  }

  @Test
  void withoutAnOrderNobodyIsAsked() throws Exception {
    for (String kept :
        List.of("null", "7", "[]", "{}", "\"x\"", "{\"lostOrder\":null}", "{\"lostOrder\":[]}")) {
      LipSyncTask task = read(JSON.readTree(kept));
      assertThat(task.status()).as(kept).isEqualTo(TaskStatus.UNKNOWN);
      assertThat(task.failure().message())
          .isEqualTo("Nobody knows the task's id: the answer to its submission was lost");
    }
    assertThat(looked).isEmpty();
  }

  @Test
  void whatIsNoDateIsNone() throws Exception {
    read(JSON.readTree("{\"lostOrder\":{\"sentAfter\":\"yesterday\",\"videoUrl\":7}}"));
    assertThat(looked).containsExactly(new LostOrder(null, null, null, null));
  }

  private void pass(Duration time) {
    wall.move(time);
    spans.move(time);
  }

  private JsonNode submission() {
    return JSON.createObjectNode()
        .set(
            "lostOrder",
            JSON.createObjectNode()
                .put("sentAfter", sent.toString())
                .put("videoUrl", "v")
                .put("audioUrl", "a")
                .put("playbackType", "normal"));
  }

  private final Providers providers = new Providers(List.of(acme), List.of());
  private final TaskReader reader =
      new TaskReader(
          providers,
          new CallbackUrls(null, false),
          wall,
          new LostOrders(Duration.ofMinutes(2), wall, spans));

  private LipSyncTask read(JsonNode submission) {
    return read(submission, "k");
  }

  private LipSyncTask read(JsonNode submission, String key) {
    return reader.read(
        new TaskRequest(new Connection("acme", "key", null), null, key, null, submission));
  }
}
