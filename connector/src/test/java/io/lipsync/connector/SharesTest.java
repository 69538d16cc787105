package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.camunda.connector.api.error.ConnectorRetryException;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.result.SaveRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Work that is begun within other work finds the places of the other taken. */
class SharesTest {
  private static final Connection ONE = new Connection("evolink", "sk-one", "");
  private static final Connection OTHER = new Connection("evolink", "sk-other", "");

  private final Shares shares = new Shares(bulkheads(), bulkheads());

  @Test
  void anAccountDoesNotTakeTheShareOfAnother() {
    String done = shares.ofAccount(ONE, false, () -> shares.ofAccount(OTHER, false, () -> "done"));
    assertThat(done).isEqualTo("done");
  }

  @Test
  void whatAnAccountUploadsDoesNotTakeThePlaceOfItsOtherWork() {
    String done = shares.ofAccount(ONE, true, () -> shares.ofAccount(ONE, false, () -> "done"));
    assertThat(done).isEqualTo("done");
  }

  @Test
  void oneTooManyGoesBackWithAllItsTries() {
    ConnectorRetryException back =
        shares.ofAccount(ONE, false, () -> refusal(() -> shares.ofAccount(ONE, false, () -> null)));
    assertThat(back.getErrorCode()).isEqualTo("RATE_LIMITED");
    assertThat(back.getRetries()).isEqualTo(3);
    assertThat(back.getBackoffDuration()).isBetween(Duration.ofMillis(250), Duration.ofMinutes(5));
    assertThat(back)
        .hasMessageStartingWith(
            "Not begun yet: enough is under way for this provider account. The job comes back in ")
        .hasMessageEndingWith(" s; nothing was sent.");
  }

  @Test
  void aSlowStorageDoesNotDelayVideosForAnother() {
    SaveRequest slow = save("https://files.example.com/1.mp4", "https://slow.example.org/1");
    SaveRequest quick = save("https://files.example.com/2.mp4", "https://quick.example.org/2");
    assertThat(shares.<String>ofHosts(slow, () -> shares.ofHosts(quick, () -> "done")))
        .isEqualTo("done");
  }

  @Test
  void videosOfOneHostForOneStorageShareTheirPlaces() {
    SaveRequest first = save("https://files.example.com/1.mp4", "https://slow.example.org/1");
    SaveRequest second = save("https://FILES.example.com/2.mp4", "https://slow.example.org/2");
    ConnectorRetryException back =
        shares.ofHosts(first, () -> refusal(() -> shares.ofHosts(second, () -> null)));
    assertThat(back.getErrorCode()).isEqualTo("RATE_LIMITED");
  }

  @Test
  void whatIsNoLinkIsLeftToWhoeverChecksIt() {
    assertThat(shares.<String>ofHosts(save("not a link", null), () -> "checked"))
        .isEqualTo("checked");
    assertThat(shares.<String>ofHosts(new SaveRequest(null, null, null, null), () -> "checked"))
        .isEqualTo("checked");
    assertThat(shares.<String>ofHosts(null, () -> "checked")).isEqualTo("checked");
    assertThat(shares.<String>ofAccount(null, false, () -> "checked")).isEqualTo("checked");
  }

  private static SaveRequest save(String video, String storage) {
    return new SaveRequest(
        video, null, null, new SaveRequest.Destination("upload", storage, null, null));
  }

  private static ConnectorRetryException refusal(Supplier<?> work) {
    return catchThrowableOfType(ConnectorRetryException.class, work::get);
  }

  private static Bulkheads bulkheads() {
    return new Bulkheads(1, 0, Duration.ofMillis(1), Clock.systemUTC());
  }
}
