package io.lipsync.connector.submit;

import com.fasterxml.jackson.databind.JsonNode;
import io.camunda.connector.api.document.DocumentFactory;
import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.provider.Connection;
import java.util.function.Supplier;

/**
 * One job of the operation {@code submit}.
 *
 * @param context the job
 * @param connection the account that its input names, or null when it names none; of input that
 *     cannot be used it proves records and nothing else
 * @param request its input, or null when there is none; throws a {@code ConnectorException} when it
 *     cannot be used
 * @param accepted the variable {@link SubmissionRecord#ACCEPTED}, or null
 * @param last the variable {@link SubmissionRecord#LAST}, or null
 * @param allowed the variable {@link Standing#ALLOWED}, or null
 * @param documents where documents are that the input names
 */
public record SubmitJob(
    JobContext context,
    Connection connection,
    Supplier<SubmitRequest> request,
    JsonNode accepted,
    JsonNode last,
    JsonNode allowed,
    DocumentFactory documents) {

  long elementInstanceKey() {
    return context.getElementInstanceKey();
  }

  /** Hides the input. */
  @Override
  public String toString() {
    return "SubmitJob[" + elementInstanceKey() + "]";
  }
}
