package io.lipsync.benchmarks;

import io.lipsync.benchmarks.bed.Bed;
import io.lipsync.benchmarks.bed.Contender;
import io.lipsync.benchmarks.bed.TlsFront;
import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Measurement;
import java.time.Duration;
import java.util.List;

/** The same as {@link Submit} over TLS, as every real provider has it. */
final class SubmitTls implements Measurement {
  private static final Duration ROUND_TRIP = Duration.ofMillis(50);

  @Override
  public String caption() {
    return "As submit, with TLS 1.3 in front of the stand-in. Network of 50 ms: in front of the"
        + " stand-in every new connection waits for the two round trips that TCP and TLS would take"
        + " at that distance, and an answer for the one of its request. 10 threads, 3,500"
        + " jobs of warm-up each, in turns, at full load.";
  }

  @Override
  public void run(Effort effort, Figures figures) throws Exception {
    try (Bed bed = Bed.make();
        TlsFront front = new TlsFront(bed.emulator().evolink().baseUri(), Bed.WORK)) {
      SubmitStage stage = new SubmitStage(bed, 10, effort, figures);
      stage.enter(
          effort.warmUp(),
          List.of(Contender.OURS, Contender.STOCK),
          front.address(),
          front.trust());
      stage.measure(List.of(0, 50), ", TLS");
      front.beAwayBy(ROUND_TRIP);
      stage.measure(List.of(50), ", TLS, network of 50 ms");
      stage.leave(", TLS", "handshakes/1,000 jobs");
      long connections = bed.emulator().evolink().journal().summary().tcpConnections();
      if (front.handshakes() < connections) {
        throw new IllegalStateException("there are connections without TLS");
      }
    }
  }
}
