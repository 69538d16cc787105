package io.lipsync.connector.provider.evolink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lipsync.connector.support.VendorSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what looks like a task id gets into an address. */
class EvolinkTaskIdTest {
  private final EvolinkProvider provider =
      new EvolinkProvider(null, VendorSettings.evolink("https://api.evolink.ai"));

  @ParameterizedTest
  @ValueSource(
      strings = {"task-unified-1775200000-xyz12345", "task-unified-a", "task-unified-A_b-1"})
  void isATaskId(String text) {
    assertThat(provider.isTaskId(text)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "task-unified-",
        "task-1775200000",
        "Task-unified-1",
        "task-unified-1\n",
        " task-unified-1",
        "task-unified-1/../../v1/credits",
        "task-unified-1?x=y",
        "task-unified-1%2F",
        "task-unified-1#",
        "task-unified-ä"
      })
  void isNone(String text) {
    assertThat(provider.isTaskId(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id":"task-unified-1"}         | task-unified-1
          {"id":7}                        |
          {"id":null}                     |
          {"id":{"id":"task-unified-1"}}  |
          {"data":{"id":"task-unified-1"}}|
          ["task-unified-1"]              |
          "task-unified-1"                |
          """)
  void isTakenFromACallbackOnlyAsText(String body, String id) throws Exception {
    assertThat(provider.taskIdInCallback(new ObjectMapper().readTree(body))).isEqualTo(id);
  }
}
