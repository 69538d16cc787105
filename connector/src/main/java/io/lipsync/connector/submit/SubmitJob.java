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
 * @param record the variable {@link SubmissionRecord#VARIABLE}, or null
 * @param allowed the variable {@link Standing#ALLOWED}, or null
 * @param documents where documents are that the input names
 */
public record SubmitJob(
    JobContext context,
    Connection connection,
    Supplier<SubmitRequest> request,
    JsonNode record,
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
