package io.lipsync.connector.callback.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private final List<Runnable> later = new ArrayList<>();
  private final LogCapture log = new LogCapture();
  private final RefusalLog refusals = new RefusalLog(later::add);

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void theFirstIsToldAtOnceAndTheOthersOfItsMinuteTogether() {
    for (int i = 0; i < 5_000; i++) {
      refusals.refused("lip-sync", 401, "wrong token");
    }
    refusals.refused("lip-sync", 413, "more than 64 KB");
    assertThat(log.lines())
        .containsExactly("Callbacks refused at /inbound/lip-sync: 1 x 401 wrong token");

    aMinutePasses();
    assertThat(log.lines().getLast())
        .isEqualTo(
            "Callbacks refused at /inbound/lip-sync: 4999 x 401 wrong token; 1 x 413 more than 64 KB");
    assertThat(log.fields()).allMatch(Map.of("callbackPath", "lip-sync")::equals);
  }

  @Test
  void aQuietMinuteIsNotTold() {
    refusals.refused("lip-sync", 401, "wrong token");
    aMinutePasses();
    assertThat(log.lines()).hasSize(1);
    assertThat(later).as("nothing is left to do").isEmpty();

    refusals.refused("lip-sync", 401, "wrong token");
    assertThat(log.lines()).hasSize(2);
  }

  @Test
  void reasonsOfManyFormsDoNotFillTheMemory() {
    refusals.refused("lip-sync", 503, "task 0");
    for (int i = 1; i <= 1_000; i++) {
      refusals.refused("lip-sync", 503, "task " + i);
    }
    aMinutePasses();

    assertThat(log.lines().getLast()).endsWith("1 x 503 task 5; 995 x other reasons");
  }

  @Test
  void eachPathHasItsOwnLine() {
    refusals.refused("a", 401, "x");
    refusals.refused("b", 401, "x");

    assertThat(log.lines()).hasSize(2);
  }

  private void aMinutePasses() {
    List<Runnable> due = List.copyOf(later);
    later.clear();
    due.forEach(Runnable::run);
  }
}
