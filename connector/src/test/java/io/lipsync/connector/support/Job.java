package io.lipsync.connector.support;

import io.camunda.connector.api.outbound.JobContext;
import java.util.Map;

/** A job of one element instance. */
public record Job(String tenantId, long processInstanceKey, long elementInstanceKey)
    implements JobContext {

  public static Job any() {
    return new Job("<default>", 2251799813685249L, 2251799813685300L);
  }

  @Override
  public Map<String, String> getCustomHeaders() {
    return Map.of();
  }

  @Override
  public String getVariables() {
    return "{}";
  }

  @Override
  public String getType() {
    return "io.lipsync:lip-sync:1";
  }

  @Override
  public long getProcessInstanceKey() {
    return processInstanceKey;
  }

  @Override
  public String getBpmnProcessId() {
    return "dubbing";
  }

  @Override
  public int getProcessDefinitionVersion() {
    return 1;
  }

  @Override
  public long getProcessDefinitionKey() {
    return 1;
  }

  @Override
  public String getElementId() {
    return "lip-sync";
  }

  @Override
  public long getElementInstanceKey() {
    return elementInstanceKey;
  }

  @Override
  public String getTenantId() {
    return tenantId;
  }
}
