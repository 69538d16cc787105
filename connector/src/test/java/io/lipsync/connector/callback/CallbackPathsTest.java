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
    paths.open("served");
    paths.handOut("served");

    assertThat(later).isEmpty();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void aProcessThatIsReadMeanwhileIsInTime() {
    paths.handOut("soon");
    paths.open("soon");
    runLater();
    assertThat(log.lines()).isEmpty();

    paths.close("soon");
    paths.handOut("soon");
    runLater();
    assertThat(log.lines()).as("it was served, and is no longer").hasSize(1);
  }

  @Test
  void aPathIsServedAsLongAsOneElementWaitsThere() {
    paths.open("shared");
    paths.open("shared");
    paths.close("shared");
    paths.handOut("shared");
    assertThat(later).isEmpty();

    paths.close("shared");
    paths.handOut("shared");
    assertThat(later).hasSize(1);
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
