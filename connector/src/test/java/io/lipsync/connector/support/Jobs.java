package io.lipsync.connector.support;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.connector.api.outbound.OutboundConnectorContext;
import io.camunda.connector.api.secret.SecretContext;
import io.camunda.connector.api.secret.SecretProvider;
import io.camunda.connector.api.validation.ValidationProvider;
import io.camunda.connector.jackson.ConnectorsObjectMapperSupplier;
import io.camunda.connector.runtime.core.outbound.JobHandlerContext;
import io.camunda.connector.runtime.core.secret.SecretProviderAggregator;
import io.camunda.connector.runtime.core.validation.ValidationUtil;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

/** Jobs as the stock runtime hands them over: its own context, its own way to fill in secrets. */
public final class Jobs {
  /** What every job has. */
  public static final int RETRIES = 7;

  /** One for all jobs, as a runtime has it: it knows a class once it has looked at it. */
  private static final ValidationProvider VALIDATION =
      ValidationUtil.discoverDefaultValidationProviderImplementation();

  private Jobs() {}

  /** A job's context in a runtime with these secret providers, in this order. */
  public static OutboundConnectorContext context(
      String operation, String variables, SecretProvider store, SecretProvider first) {
    return new JobHandlerContext(
        job(operation, variables),
        new SecretProviderAggregator(List.of(first, store)),
        VALIDATION,
        null,
        ConnectorsObjectMapperSupplier.getCopy());
  }

  /** A store with these secrets. */
  public static SecretProvider secrets(Map<String, String> values) {
    return new SecretProvider() {
      @Override
      public String getSecret(String name, SecretContext context) {
        return values.get(name);
      }
    };
  }

  private static ActivatedJob job(String operation, String variables) {
    return (ActivatedJob)
        Proxy.newProxyInstance(
            Jobs.class.getClassLoader(),
            new Class<?>[] {ActivatedJob.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getVariables" -> variables;
                  case "getCustomHeaders" -> Map.of("operation", operation);
                  case "getTenantId" -> "<default>";
                  case "getRetries" -> RETRIES;
                  default -> method.getReturnType() == String.class ? "element" : 1L;
                });
  }
}
