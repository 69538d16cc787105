package io.lipsync.connector.submit;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.BrokerInfo;
import io.lipsync.connector.task.Postponed;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names the cluster by the address of its first broker, which every client of the cluster is told
 * and which stays the same when brokers are added. Asks until it knows, then never again.
 * Thread-safe.
 */
public final class EngineCluster implements Supplier<String> {
  private static final Logger LOG = LoggerFactory.getLogger(EngineCluster.class);
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  private final CamundaClient client;
  private volatile String name;

  /** The cluster that the client is connected to. */
  public EngineCluster(CamundaClient client) {
    this.client = client;
  }

  /**
   * The name.
   *
   * @throws Postponed while the engine or its first broker is away
   */
  @Override
  public String get() {
    String known = name;
    if (known == null) {
      known = ask();
      name = known;
    }
    return known;
  }

  private String ask() {
    try {
      return client.newTopologyRequest().send().join().getBrokers().stream()
          .filter(broker -> broker.getNodeId() == 0)
          .findFirst()
          .map(BrokerInfo::getAddress)
          .orElseThrow(
              () ->
                  Postponed.until(
                      "Broker 0 of the cluster is away, and lipsync.cluster-id is not set",
                      RETRY_WAIT));
    } catch (Postponed e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("The engine does not tell its topology", e);
      throw Postponed.until("The engine could not be asked for its topology", RETRY_WAIT);
    }
  }
}
