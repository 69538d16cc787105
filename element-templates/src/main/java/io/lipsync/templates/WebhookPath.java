package io.lipsync.templates;

import io.camunda.connector.generator.dsl.Property.FeelMode;
import io.camunda.connector.generator.dsl.PropertyBuilder;
import io.camunda.connector.generator.dsl.StringProperty;

/** The path that ties submit task and waiting event together. */
final class WebhookPath {
  private WebhookPath() {}

  /** The field, equal in both templates. Each provider has a path of its own. */
  static PropertyBuilder field(ProviderChoice provider) {
    return StringProperty.builder()
        .feel(FeelMode.disabled)
        .value(provider.webhookPath())
        .constraints(Rules.webhookPath());
  }
}
