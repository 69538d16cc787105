package io.lipsync.examples.faults;

import io.camunda.client.api.response.ProcessInstanceEvent;
import org.junit.jupiter.api.AfterEach;

/** A fault test whose runtime has a {@link FaultyLink} in each of its connections. */
abstract class FaultyNetworkTest extends FaultTest {
  final FaultyStack stack = FaultyStack.running(runtimeSettings(), FaultTest::log);

  @AfterEach
  void healNetwork() {
    stack.heal();
  }

  /** Deploys the process for the runtime behind the faulty network and starts one instance. */
  ProcessInstanceEvent dubFaulty() {
    return dubFaulty(DubProcess.FAULTY);
  }

  ProcessInstanceEvent dubFaulty(DubProcess process) {
    return dub(process, stack.runtime());
  }
}
