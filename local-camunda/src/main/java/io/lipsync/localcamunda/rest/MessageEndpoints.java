package io.lipsync.localcamunda.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.localcamunda.command.MessageCommands;
import io.lipsync.localcamunda.command.Tenants;
import java.time.Duration;

/** Sends messages and signals. */
final class MessageEndpoints {

  private final MessageCommands commands;

  MessageEndpoints(MessageCommands commands) {
    this.commands = commands;
  }

  Answer publish(Call call) throws Exception {
    Fields body =
        call.body()
            .only("name", "correlationKey", "timeToLive", "messageId", "variables", "tenantId")
            .ofDefaultTenant("Publish Message");
    long key =
        Await.answer(
            commands.publish(
                body.requiredText("name"),
                body.text("correlationKey").orElse(""),
                body.millis("timeToLive").orElse(Duration.ZERO),
                body.text("messageId").orElse(""),
                body.object("variables")));
    return Answer.ok(withKey("messageKey", key));
  }

  Answer correlate(Call call) throws Exception {
    Fields body =
        call.body()
            .only("name", "correlationKey", "variables", "tenantId")
            .ofDefaultTenant("Correlate Message");
    var message =
        Await.answer(
            commands.correlate(
                body.requiredText("name"),
                body.text("correlationKey").orElse(""),
                body.object("variables")));
    return Answer.ok(
        withKey("messageKey", message.getMessageKey())
            .put("processInstanceKey", Long.toString(message.getProcessInstanceKey())));
  }

  Answer broadcast(Call call) throws Exception {
    Fields body =
        call.body().only("signalName", "variables", "tenantId").ofDefaultTenant("Broadcast Signal");
    long key =
        Await.answer(commands.broadcast(body.requiredText("signalName"), body.object("variables")));
    return Answer.ok(withKey("signalKey", key));
  }

  private static ObjectNode withKey(String name, long key) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("tenantId", Tenants.DEFAULT)
        .put(name, Long.toString(key));
  }
}
