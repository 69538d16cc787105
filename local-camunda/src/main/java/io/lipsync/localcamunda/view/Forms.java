package io.lipsync.localcamunda.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.deployment.FormRecord;
import io.camunda.zeebe.protocol.record.intent.FormIntent;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;

/** Rows of the deployed forms. Not thread-safe: {@link EngineView} guards it. */
public final class Forms implements Projection<FormRecord> {

  private final Rows rows = new Rows("tenantId", "formId", "schema", "version", "formKey");

  Forms() {}

  @Override
  public void on(EngineEvent<FormRecord> event) {
    FormRecord form = event.value();
    if (event.is(FormIntent.CREATED)) {
      ObjectNode row = rows.blank();
      row.put("tenantId", form.getTenantId());
      row.put("formId", form.getFormId());
      row.put("schema", new String(form.getResource(), StandardCharsets.UTF_8));
      row.put("version", form.getVersion());
      row.put("formKey", Key.text(form.getFormKey()));
      rows.add(form.getFormKey(), row);
    } else if (event.is(FormIntent.DELETED)) {
      rows.remove(form.getFormKey());
    }
  }

  /** The form with this key. */
  public Optional<ObjectNode> find(long formKey) {
    return rows.find(formKey);
  }

  /** The newest version of the form with this id. */
  public Optional<ObjectNode> latest(String formId) {
    return rows.all().stream()
        .filter(row -> row.path("formId").asText().equals(formId))
        .max(Comparator.comparingInt(row -> row.path("version").asInt()));
  }
}
