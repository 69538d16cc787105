package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.callback.judge.CallbackReceiver;
import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.media.CamundaReference;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.query.AccountReader;
import io.lipsync.connector.query.AccountRequest;
import io.lipsync.connector.query.CancelRequest;
import io.lipsync.connector.query.LostOrders;
import io.lipsync.connector.query.TaskCanceller;
import io.lipsync.connector.query.TaskReader;
import io.lipsync.connector.query.TaskRequest;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.MovableClock;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a vendor costs that this connector does not know yet: one class with six short methods, and
 * its name in the list of providers. Everything else says no until it is written.
 */
class FourthProviderTest {

  private final Providers providers = new Providers(List.of(new AcmeProvider()), List.of());
  private final Connection connection = new Connection("acme", "key", null);

  @Test
  void isReadAtItsOwnPace() {
    TaskRequest task = new TaskRequest(connection, "acme-1", "acme-1", null);
    LipSyncTask read =
        new TaskReader(
                providers,
                new CallbackUrls(null, false),
                new MovableClock(),
                new LostOrders(Duration.ofMinutes(2), new MovableClock(), new MovableClock()))
            .read(task);
    assertThat(read.provider()).isEqualTo("acme");
    assertThat(read.checkAfter()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void cancelsNothing() {
    CancelRequest task = new CancelRequest(connection, "acme-1", "acme-1");
    ConnectorRetryException failure =
        catchThrowableOfType(
            ConnectorRetryException.class, () -> new TaskCanceller(providers).cancel(task));
    assertThat(failure.getErrorCode()).isEqualTo("NOT_CANCELLABLE");
  }

  @Test
  void tellsNothingAboutAccounts() {
    assertThat(
            new AccountReader(providers, new MovableClock())
                .read(new AccountRequest(connection))
                .known())
        .isFalse();
  }

  @Test
  void storesNoFiles() {
    CamundaReference document = new CamundaReference("d1", null, null, "video/mp4", "a.mp4", 9L);
    LipSyncProvider acme = providers.account(connection).provider();
    assertThatThrownBy(() -> acme.capabilities().uploads().check(MediaKind.VIDEO, document, "acme"))
        .isInstanceOf(ConnectorRetryException.class)
        .hasMessage("video_url is a document, and acme stores no files. Give a link.");
    assertThat(acme.upload(providers.account(connection), null))
        .isEqualTo(
            new Answer.Refused<>(
                new TaskFailure(
                    FailureCode.INVALID_INPUT,
                    "acme stores no files",
                    false,
                    "Give a link.",
                    null)));
  }

  @Test
  void isNotBelievedWhatItDoesNotSign() {
    ProviderAccount account = providers.account(connection);
    assertThat(
            new CallbackReceiver(
                    account,
                    new SignalSettings(null, List.of()),
                    CallbackReceiver.Gate.OPEN,
                    CallbackReceiver.Later.NEVER)
                .receive(new Signal(Map.of(), Map.of(), "{}".getBytes())))
        .isInstanceOf(Verdict.Forged.class);
  }
}
