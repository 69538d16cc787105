package io.lipsync.localcamunda.engine;

import static io.lipsync.localcamunda.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.protocol.record.RejectionType;
import io.lipsync.localcamunda.command.MessageCommands;
import io.lipsync.localcamunda.command.OperatorCommands;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineHostTest {

  private EngineHost engine;

  @BeforeEach
  void start() {
    engine = new EngineHost(JobStreamer.noop(), 10);
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  @Test
  void theLogIsDroppedOnceItIsRead() {
    var messages = new MessageCommands(engine);
    for (int i = 0; i < 200; i++) {
      messages.publish("m", "k" + i, Duration.ofHours(1), "", null).join();
    }

    await().untilAsserted(() -> assertThat(engine.logBlocks()).isLessThan(50));
  }

  @Test
  void aRejectionCarriesItsReason() {
    var answer = new OperatorCommands(engine).resolveIncident(12345);

    assertThatThrownBy(answer::join)
        .hasMessageContaining("Expected to resolve incident with key '12345'")
        .cause()
        .isInstanceOfSatisfying(
            CommandRejectedException.class,
            rejected -> assertThat(rejected.type()).isEqualTo(RejectionType.NOT_FOUND));
  }

  @Test
  void theClockGoesOnFromWhereItWasMoved() {
    long before = engine.clock().getTimeMillis();

    engine.clock().add(Duration.ofDays(1));

    assertThat(engine.clock().getTimeMillis())
        .isGreaterThanOrEqualTo(before + Duration.ofDays(1).toMillis());
  }
}
