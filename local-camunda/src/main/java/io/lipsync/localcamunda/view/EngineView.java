package io.lipsync.localcamunda.view;

import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageStartEventSubscriptionRecord;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Everything the REST API can show, as of the record read last. Reads the log in one pass: records
 * that no row needs are skipped before they are decoded. Not thread-safe: its owner reads and
 * queries under one lock.
 */
public final class EngineView {

  private final ProcessDefinitions processDefinitions = new ProcessDefinitions();
  private final Forms forms = new Forms();
  private final ProcessInstances processInstances = new ProcessInstances(processDefinitions);
  private final ElementInstances elementInstances = new ElementInstances(processDefinitions);
  private final SequenceFlows sequenceFlows = new SequenceFlows();
  private final Variables variables = new Variables();
  private final Incidents incidents = new Incidents(processInstances, elementInstances);
  private final UserTasks userTasks = new UserTasks(processDefinitions);
  private final Jobs jobs = new Jobs();
  private final MessageSubscriptions messageSubscriptions =
      new MessageSubscriptions(processInstances);

  private final Map<ValueType, List<Projection<? extends UnifiedRecordValue>>> projections =
      new EnumMap<>(ValueType.class);
  private final RecordMetadata metadata = new RecordMetadata();
  private final int keepFinishedInstances;
  private long lastPosition = -1;
  private long highestKey = -1;

  /**
   * @param keepFinishedInstances how many finished process instances stay visible; older ones are
   *     forgotten, oldest first
   */
  public EngineView(int keepFinishedInstances) {
    this.keepFinishedInstances = keepFinishedInstances;
    Projection<MessageStartEventSubscriptionRecord> starts = messageSubscriptions::onStartEvent;
    projections.put(ValueType.PROCESS, List.of(processDefinitions));
    projections.put(ValueType.FORM, List.of(forms));
    projections.put(
        ValueType.PROCESS_INSTANCE, List.of(processInstances, elementInstances, sequenceFlows));
    projections.put(ValueType.VARIABLE, List.of(variables));
    projections.put(ValueType.INCIDENT, List.of(incidents));
    projections.put(ValueType.USER_TASK, List.of(userTasks));
    projections.put(ValueType.JOB, List.of(jobs));
    projections.put(ValueType.PROCESS_MESSAGE_SUBSCRIPTION, List.of(messageSubscriptions));
    projections.put(ValueType.MESSAGE_START_EVENT_SUBSCRIPTION, List.of(starts));
  }

  /** Takes in all records that were appended since the last call. */
  public void catchUp(LogStreamReader log) {
    while (log.hasNext()) {
      LoggedEvent event = log.next();
      lastPosition = event.getPosition();
      highestKey = Math.max(highestKey, event.getKey());
      event.readMetadata(metadata);
      if (metadata.getRecordType() == RecordType.EVENT) {
        var interested = projections.get(metadata.getValueType());
        if (interested != null) {
          apply(event, interested);
        }
      }
    }
    forgetOldInstances();
  }

  private void apply(LoggedEvent event, List<Projection<? extends UnifiedRecordValue>> interested) {
    UnifiedRecordValue value = UnifiedRecordValue.fromValueType(metadata.getValueType());
    event.readValue(value);
    var decoded =
        new EngineEvent<>(
            event.getKey(),
            metadata.getIntent(),
            Instant.ofEpochMilli(event.getTimestamp()),
            value);
    interested.forEach(projection -> hand(projection, decoded));
  }

  @SuppressWarnings("unchecked") // the table above pairs each value type with its own record class
  private static <T extends UnifiedRecordValue> void hand(
      Projection<T> projection, EngineEvent<?> event) {
    projection.on((EngineEvent<T>) event);
  }

  private void forgetOldInstances() {
    var oldest = processInstances.nextFinishedBeyond(keepFinishedInstances);
    while (oldest.isPresent()) {
      forget(oldest.getAsLong());
      oldest = processInstances.nextFinishedBeyond(keepFinishedInstances);
    }
  }

  private void forget(long processInstanceKey) {
    elementInstances.removeInstance(processInstanceKey);
    List.of(
            processInstances.rows(),
            sequenceFlows.rows(),
            variables.rows(),
            incidents.rows(),
            userTasks.rows(),
            jobs.rows(),
            messageSubscriptions.rows(),
            messageSubscriptions.correlated())
        .forEach(rows -> rows.removeInstance(processInstanceKey));
  }

  /** The position of the record read last, or -1. */
  public long lastPosition() {
    return lastPosition;
  }

  /** The highest key seen in any record, or -1. */
  public long highestKey() {
    return highestKey;
  }

  /** The deployed processes. */
  public ProcessDefinitions processDefinitions() {
    return processDefinitions;
  }

  /** The deployed forms. */
  public Forms forms() {
    return forms;
  }

  /** The process instances. */
  public ProcessInstances processInstances() {
    return processInstances;
  }

  /** The element instances. */
  public ElementInstances elementInstances() {
    return elementInstances;
  }

  /** The sequence flows that were taken. */
  public SequenceFlows sequenceFlows() {
    return sequenceFlows;
  }

  /** The variables. */
  public Variables variables() {
    return variables;
  }

  /** The incidents. */
  public Incidents incidents() {
    return incidents;
  }

  /** The Camunda user tasks. */
  public UserTasks userTasks() {
    return userTasks;
  }

  /** The jobs. */
  public Jobs jobs() {
    return jobs;
  }

  /** The message subscriptions and correlations. */
  public MessageSubscriptions messageSubscriptions() {
    return messageSubscriptions;
  }
}
