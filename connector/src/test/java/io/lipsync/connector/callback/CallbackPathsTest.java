package io.lipsync.connector.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.LogCapture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallbackPathsTest {
  private final List<Runnable> later = new ArrayList<>();
  private final CallbackPaths paths = new CallbackPaths(later::add);
  private final LogCapture log = new LogCapture();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void aPathThatNobodyServesIsToldOnce() {
    paths.handOut("lost");
    paths.handOut("lost");
    runLater();
    paths.handOut("lost");
    runLater();

    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().getFirst())
        .startsWith("No deployed process serves the callback path 'lost' in this runtime");
  }

  @Test
  void aPathThatIsServedIsNotTold() {
    paths.open(CallbackEndpoint.notReady("served"));
    paths.handOut("served");

    assertThat(later).isEmpty();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void aProcessThatIsReadMeanwhileIsInTime() {
    paths.handOut("soon");
    paths.open(CallbackEndpoint.notReady("soon"));
    runLater();
    assertThat(log.lines()).isEmpty();

    paths.close(CallbackEndpoint.notReady("soon"));
    paths.handOut("soon");
    runLater();
    assertThat(log.lines()).as("it was served, and is no longer").hasSize(1);
  }

  @Test
  void aPathIsServedAsLongAsOneElementWaitsThere() {
    paths.open(CallbackEndpoint.notReady("shared"));
    paths.open(CallbackEndpoint.notReady("shared"));
    paths.close(CallbackEndpoint.notReady("shared"));
    paths.handOut("shared");
    assertThat(later).isEmpty();

    paths.close(CallbackEndpoint.notReady("shared"));
    paths.handOut("shared");
    assertThat(later).hasSize(1);
  }

  @Test
  void theElementsOfAPathAreKnownAndThoseOfOthersAreNot() {
    CallbackEndpoint first = new CallbackEndpoint("evolink", "shared", null);
    CallbackEndpoint second = new CallbackEndpoint("joggai", "shared", null);
    paths.open(first);
    paths.open(second);
    assertThat(paths.at("shared")).containsExactly(first, second);
    assertThat(paths.at("Shared")).isEmpty();

    paths.close(first);
    assertThat(paths.at("shared")).containsExactly(second);
  }

  @Test
  void aProcessCannotFillTheMemoryWithNames() {
    for (int i = 0; i < 1500; i++) {
      paths.handOut("path-" + i);
    }
    assertThat(later).hasSize(1000);
  }

  @Test
  void theRuntimeHasTimeForSixPollsHoweverOftenItPolls() {
    assertThat(CallbackPaths.grace(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(30));
    assertThat(CallbackPaths.grace(Duration.ofMillis(500))).isEqualTo(Duration.ofSeconds(3));
  }

  private void runLater() {
    later.forEach(Runnable::run);
    later.clear();
  }
}
