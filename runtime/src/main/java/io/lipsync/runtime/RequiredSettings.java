package io.lipsync.runtime;

import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Looks for the settings without which the runtime could never reach its cluster, before anything
 * is started.
 */
final class RequiredSettings
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final String CLUSTER = "camunda.client.cloud.cluster-id";
  private static final String CLIENT = "camunda.client.auth.client-id";
  private static final String SECRET = "camunda.client.auth.client-secret";

  /**
   * @throws MissingSettingException naming the first setting that is missing
   */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    for (String setting : required(environment)) {
      if (environment.getProperty(setting, "").isBlank()) {
        throw new MissingSettingException(setting, mode(environment));
      }
    }
  }

  private static List<String> required(Environment environment) {
    if ("saas".equalsIgnoreCase(environment.getProperty("camunda.client.mode"))) {
      return List.of(CLUSTER, CLIENT, SECRET);
    }
    return "oidc".equalsIgnoreCase(environment.getProperty("camunda.client.auth.method"))
        ? List.of(CLIENT, SECRET)
        : List.of();
  }

  private static String mode(Environment environment) {
    return "saas".equalsIgnoreCase(environment.getProperty("camunda.client.mode"))
        ? "camunda.client.mode=saas"
        : "camunda.client.auth.method=oidc";
  }
}
