package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.util.VersionUtil;
import io.lipsync.localcamunda.engine.EngineHost;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What belongs to the cluster as a whole: topology, clock, purge, health. */
final class ClusterEndpoints {

  private final EngineHost engine;
  private final AtomicLong lastChange = new AtomicLong();

  ClusterEndpoints(EngineHost engine) {
    this.engine = engine;
  }

  Answer topology(Call call) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode broker = answer.putArray("brokers").addObject();
    broker.put("nodeId", 0).put("host", "127.0.0.1").put("port", 0);
    broker
        .putArray("partitions")
        .addObject()
        .put("partitionId", 1)
        .put("role", "leader")
        .put("health", "healthy");
    broker.put("version", VersionUtil.getVersion());
    answer.put("clusterSize", 1).put("partitionsCount", 1).put("replicationFactor", 1);
    answer.put("gatewayVersion", VersionUtil.getVersion());
    answer.put("lastCompletedChangeId", Long.toString(lastChange.get()));
    return Answer.ok(answer);
  }

  Answer status(Call call) {
    return Answer.noContent();
  }

  Answer license(Call call) {
    return Answer.ok(
        JsonNodeFactory.instance
            .objectNode()
            .put("validLicense", false)
            .put("licenseType", "unknown")
            .put("isCommercial", false)
            .putNull("expiresAt"));
  }

  Answer health(Call call) {
    return Answer.ok(JsonNodeFactory.instance.objectNode().put("status", "UP"));
  }

  /** The same ports, an empty engine. Done when this answers. */
  Answer purge(Call call) {
    engine.purge();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("changeId", lastChange.incrementAndGet());
    answer.putArray("currentTopology");
    answer.putArray("plannedChanges");
    answer.putArray("expectedTopology");
    return new Answer.Json(202, answer);
  }

  Answer clock(Call call) {
    Instant now = engine.clock().instant();
    return Answer.ok(
        JsonNodeFactory.instance
            .objectNode()
            .put("epochMilli", now.toEpochMilli())
            .put("instant", now.toString()));
  }

  Answer addToClock(Call call) throws Exception {
    Duration offset =
        call.body()
            .millis("offsetMilli")
            .orElseThrow(() -> Problem.badInput("offsetMilli must be given"));
    engine.clock().add(offset);
    return clock(call);
  }

  /** Sets the clock; unlike the real one it goes on running from there. */
  Answer setClock(Call call) throws Exception {
    long millis =
        call.body()
            .number("epochMilli")
            .orElseThrow(() -> Problem.badInput("epochMilli must be given"));
    engine.clock().set(Instant.ofEpochMilli(millis));
    return clock(call);
  }

  Answer resetClock(Call call) {
    engine.clock().reset();
    return clock(call);
  }
}
