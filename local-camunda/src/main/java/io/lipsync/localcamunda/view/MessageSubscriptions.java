package io.lipsync.localcamunda.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageStartEventSubscriptionRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.ProcessMessageSubscriptionRecord;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;

/**
 * Rows of the message subscriptions of process instances, and of the messages that were correlated
 * to them or to start events. Not thread-safe: {@link EngineView} guards it.
 */
public final class MessageSubscriptions implements Projection<ProcessMessageSubscriptionRecord> {

  private final Rows rows =
      new Rows(
          "messageSubscriptionKey",
          "processDefinitionId",
          "processDefinitionKey",
          "processInstanceKey",
          "elementId",
          "elementInstanceKey",
          "messageSubscriptionState",
          "lastUpdatedDate",
          "messageName",
          "correlationKey",
          "tenantId");
  private final Rows correlated =
      new Rows(
          "correlationKey",
          "correlationTime",
          "elementId",
          "elementInstanceKey",
          "messageKey",
          "messageName",
          "partitionId",
          "processDefinitionId",
          "processDefinitionKey",
          "processInstanceKey",
          "subscriptionKey",
          "tenantId");
  private final ProcessInstances processInstances;
  private long correlations;

  MessageSubscriptions(ProcessInstances processInstances) {
    this.processInstances = processInstances;
  }

  @Override
  public void on(EngineEvent<ProcessMessageSubscriptionRecord> event) {
    switch ((ProcessMessageSubscriptionIntent) event.intent()) {
      case CREATED -> rows.add(event.key(), event.value().getProcessInstanceKey(), created(event));
      case CORRELATED -> {
        state(event, "CORRELATED");
        correlated.add(++correlations, event.value().getProcessInstanceKey(), correlation(event));
      }
      case DELETED -> state(event, "DELETED");
      case MIGRATED -> state(event, "MIGRATED");
      default -> {
        // on the way from one state to the next
      }
    }
  }

  /** A message started an instance: there is no subscription row, only the correlation. */
  void onStartEvent(EngineEvent<MessageStartEventSubscriptionRecord> event) {
    if (!event.is(MessageStartEventSubscriptionIntent.CORRELATED)) {
      return;
    }
    MessageStartEventSubscriptionRecord start = event.value();
    ObjectNode row = correlated.blank();
    row.put("correlationKey", start.getCorrelationKey());
    row.put("correlationTime", event.time());
    row.put("elementId", start.getStartEventId());
    row.put("messageKey", Key.text(start.getMessageKey()));
    row.put("messageName", start.getMessageName());
    row.put("partitionId", 1);
    row.put("processDefinitionId", start.getBpmnProcessId());
    row.put("processDefinitionKey", Key.text(start.getProcessDefinitionKey()));
    row.put("processInstanceKey", Key.text(start.getProcessInstanceKey()));
    row.put("subscriptionKey", Key.text(event.key()));
    row.put("tenantId", start.getTenantId());
    correlated.add(++correlations, start.getProcessInstanceKey(), row);
  }

  private void state(EngineEvent<ProcessMessageSubscriptionRecord> event, String state) {
    rows.update(
        event.key(),
        row -> row.put("messageSubscriptionState", state).put("lastUpdatedDate", event.time()));
  }

  private ObjectNode created(EngineEvent<ProcessMessageSubscriptionRecord> event) {
    ObjectNode row = common(rows, event.value());
    row.put("messageSubscriptionKey", Key.text(event.key()));
    row.put("messageSubscriptionState", "CREATED");
    row.put("lastUpdatedDate", event.time());
    return row;
  }

  private ObjectNode correlation(EngineEvent<ProcessMessageSubscriptionRecord> event) {
    ObjectNode row = common(correlated, event.value());
    row.put("correlationTime", event.time());
    row.put("messageKey", Key.text(event.value().getMessageKey()));
    row.put("partitionId", 1);
    row.put("subscriptionKey", Key.text(event.key()));
    return row;
  }

  private ObjectNode common(Rows target, ProcessMessageSubscriptionRecord subscription) {
    ObjectNode row = target.blank();
    row.put("processDefinitionId", subscription.getBpmnProcessId());
    row.put("processInstanceKey", Key.text(subscription.getProcessInstanceKey()));
    row.put("elementId", subscription.getElementId());
    row.put("elementInstanceKey", Key.text(subscription.getElementInstanceKey()));
    row.put("messageName", subscription.getMessageName());
    row.put("correlationKey", subscription.getCorrelationKey());
    row.put("tenantId", subscription.getTenantId());
    processInstances
        .rows()
        .find(subscription.getProcessInstanceKey())
        .ifPresent(
            instance -> row.set("processDefinitionKey", instance.get("processDefinitionKey")));
    return row;
  }

  /** The rows of all subscriptions. */
  public Rows rows() {
    return rows;
  }

  /** The rows of all correlations. */
  public Rows correlated() {
    return correlated;
  }
}
