package io.lipsync.templates;

import io.lipsync.connector.config.LipSyncAutoConfiguration;
import io.lipsync.connector.config.LipSyncProperties;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.provider.LipSyncProvider;
import java.lang.reflect.Method;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The vendors that an installed connector knows. */
final class ConnectorProviders {
  private ConnectorProviders() {}

  static List<String> ids() {
    LipSyncProperties defaults =
        new Binder(new MapConfigurationPropertySource())
            .bindOrCreate("lipsync", Bindable.of(LipSyncProperties.class));
    try {
      Method bean =
          LipSyncAutoConfiguration.class.getDeclaredMethod(
              "lipSyncVendors", ApiClient.class, LipSyncProperties.class);
      bean.setAccessible(true);
      Object vendors = bean.invoke(new LipSyncAutoConfiguration(), null, defaults);
      Method all = vendors.getClass().getDeclaredMethod("all");
      all.setAccessible(true);
      return ((List<?>) all.invoke(vendors))
          .stream().map(vendor -> ((LipSyncProvider) vendor).id()).toList();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
