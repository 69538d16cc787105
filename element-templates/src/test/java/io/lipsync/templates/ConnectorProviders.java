package io.lipsync.templates;

import io.camunda.connector.api.error.ConnectorException;
import io.lipsync.connector.LipSyncAutoConfiguration;
import io.lipsync.connector.LipSyncProperties;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.provider.Providers;
import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The vendors that an installed connector knows, by asking it for one without saying which. */
final class ConnectorProviders {
  private static final Pattern OFFER = Pattern.compile("Choose one of ([a-z, ]+)");

  private ConnectorProviders() {}

  static List<String> ids() {
    try {
      installed().account(null);
    } catch (ConnectorException refused) {
      return OFFER
          .matcher(refused.getMessage())
          .results()
          .flatMap(offer -> Stream.of(offer.group(1).split(", ")))
          .toList();
    }
    throw new AssertionError("The connector took no provider for an answer");
  }

  private static Providers installed() {
    LipSyncProperties defaults =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("lipsync", Bindable.of(LipSyncProperties.class));
    try {
      Method bean =
          LipSyncAutoConfiguration.class.getDeclaredMethod(
              "lipSyncProviders", ApiClient.class, LipSyncProperties.class);
      bean.setAccessible(true);
      return (Providers) bean.invoke(new LipSyncAutoConfiguration(), null, defaults);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
