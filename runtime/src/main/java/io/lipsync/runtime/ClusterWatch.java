package io.lipsync.runtime;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.Topology;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks the cluster who it is, again and again, and tells in one line when it answers, when it does
 * not, and why. The line is repeated every five minutes as long as it does not. The runtime itself
 * goes on trying all the time.
 */
@Component
class ClusterWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
  private static final Duration REMINDER = Duration.ofMinutes(5);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final CamundaClient client;
  private final Clock clock;
  private final Line grpc;
  private final Line rest;

  @Autowired
  ClusterWatch(CamundaClient client) {
    this(client, Clock.systemUTC());
  }

  ClusterWatch(CamundaClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
    this.grpc = new Line("gRPC", client.getConfiguration().getGrpcAddress());
    this.rest = new Line("REST", client.getConfiguration().getRestAddress());
  }

  /** Asks by both ways and waits for no answer. */
  @Scheduled(fixedDelay = 10_000)
  void ask() {
    client
        .newTopologyRequest()
        .useGrpc()
        .requestTimeout(LIMIT)
        .send()
        .whenComplete((topology, failure) -> grpc.told(topology, failure));
    client
        .newTopologyRequest()
        .useRest()
        .requestTimeout(LIMIT)
        .send()
        .whenComplete((topology, failure) -> rest.told(topology, failure));
  }

  /** One of the two ways to the cluster. */
  private final class Line {
    private final String name;
    private final URI address;
    private Boolean up;
    private Instant toldAt;

    private Line(String name, URI address) {
      this.name = name;
      this.address = address;
    }

    private synchronized void told(Topology topology, Throwable failure) {
      if (failure == null) {
        if (!Boolean.TRUE.equals(up)) {
          LOG.info(
              "Connected to Camunda {} by {} at {}", topology.getGatewayVersion(), name, address);
        }
        up = true;
      } else {
        boolean news = !Boolean.FALSE.equals(up);
        if (news || Duration.between(toldAt, clock.instant()).compareTo(REMINDER) >= 0) {
          toldAt = clock.instant();
          LOG.warn(
              "No connection to Camunda by {} at {}: {}. Trying again and again",
              name,
              address,
              ClusterFault.of(failure).map(ClusterFault::sentence).orElseGet(failure::toString));
        }
        up = false;
      }
    }
  }
}
