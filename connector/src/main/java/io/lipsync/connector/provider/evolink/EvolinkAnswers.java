package io.lipsync.connector.provider.evolink;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.AccountAnswer;
import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.OddValuesAreMissing;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorJson;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads EvoLink's answers, whatever is in them. Stateless and thread-safe. */
final class EvolinkAnswers {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
          .configure(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY, true)
          .addHandler(new OddValuesAreMissing())
          .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new SensibleNumber()))
          .withCoercionConfigDefaults(
              odd -> odd.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
          .build();

  private EvolinkAnswers() {}

  /** Numbers as {@link VendorJson} reads them: what is none, or beyond all measure, is missing. */
  private static final class SensibleNumber extends StdScalarDeserializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    private SensibleNumber() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return VendorJson.number(context.readTree(parser));
    }
  }

  /** The new task. */
  static SubmitAnswer accepted(Exchange.Answered answer) {
    EvolinkBodies.Task task = parse(answer.body(), EvolinkBodies.Task.class);
    if (task == null || task.id() == null || task.id().isBlank()) {
      return new SubmitAnswer.Unknown("EvoLink answered " + answer + " without a task id");
    }
    BigDecimal estimate = task.taskInfo() == null ? null : task.taskInfo().estimatedTime();
    return new SubmitAnswer.Accepted(
        task.id(),
        EvolinkTasks.statusWord(task.status()),
        estimate == null ? null : estimate.intValue(),
        task.usage() == null ? null : task.usage().creditsReserved());
  }

  /** The task that was asked for, unless the answer is about something else. */
  static ReadAnswer found(Exchange.Answered answer, String taskId) {
    EvolinkBodies.Task task = parse(answer.body(), EvolinkBodies.Task.class);
    if (task == null || !taskId.equals(task.id())) {
      return unavailable("EvoLink answered " + answer + " without the task that was asked for");
    }
    if (EvolinkTasks.isResultMissing(task)) {
      return unavailable("EvoLink says completed but gave no video yet");
    }
    return new ReadAnswer.Found(EvolinkTasks.toTask(task), EvolinkTasks.created(task));
  }

  private static ReadAnswer unavailable(String message) {
    return new ReadAnswer.Unavailable(VendorApi.odd(message), null);
  }

  /** What is left. */
  static AccountAnswer credits(Exchange.Answered answer) {
    BigDecimal remaining = EvolinkCredits.remaining(VendorJson.tree(answer.body()));
    return remaining == null
        ? new AccountAnswer.Unavailable(
            VendorApi.odd("EvoLink answered " + answer + " without credits"), null)
        : new AccountAnswer.Known(remaining);
  }

  /** What the answer refuses, or null when it is none. */
  static VendorApi.Refusal refusal(Exchange.Answered answer) {
    if (answer.isSuccess()) {
      return null;
    }
    EvolinkBodies.Refusal refusal = parse(answer.body(), EvolinkBodies.Refusal.class);
    EvolinkBodies.Error error =
        refusal == null || refusal.error() == null
            ? new EvolinkBodies.Error(null, null)
            : refusal.error();
    ErrorRule rule = EvolinkErrors.forCall(answer.status(), error.codeText());
    return new VendorApi.Refusal(rule, error.message(), error.codeText(), answer.retryAfter());
  }

  /** The JSON as a record, or null when it is none: gateways answer with HTML pages too. */
  private static <T> T parse(String body, Class<T> type) {
    try {
      return JSON.readValue(body, type);
    } catch (JsonProcessingException e) {
      return null;
    }
  }
}
