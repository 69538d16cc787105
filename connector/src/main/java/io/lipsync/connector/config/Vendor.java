package io.lipsync.connector.config;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.dashscope.DashscopeProvider;
import io.lipsync.connector.provider.dashscope.DashscopeSettings;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.provider.evolink.EvolinkSettings;
import io.lipsync.connector.provider.joggai.JoggaiProvider;
import io.lipsync.connector.provider.joggai.JoggaiSettings;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * A vendor whose API the connector can use. Immutable and thread-safe.
 *
 * @param id the provider's id; its settings are found under {@code lipsync.<id>.}
 * @param settings the record that they are bound to
 * @param provider makes the vendor's API
 */
public record Vendor<S>(
    String id, Class<S> settings, BiFunction<Vendor.Tools, S, LipSyncProvider> provider) {

  /** All vendors. A new one is its package and one line here. */
  public static final List<Vendor<?>> ALL =
      List.of(
          new Vendor<>("evolink", EvolinkSettings.class, Vendor::evolink),
          new Vendor<>("dashscope", DashscopeSettings.class, Vendor::dashscope),
          new Vendor<>("joggai", JoggaiSettings.class, Vendor::joggai));

  /**
   * What a vendor's API is made of.
   *
   * @param client sends its calls
   * @param wall tells dates, which are compared with dates that others wrote
   * @param spans measures spans: one that nobody sets
   */
  public record Tools(ApiClient client, Clock wall, Clock spans) {}

  /**
   * The vendor's API with the settings of an installation.
   *
   * @throws org.springframework.boot.context.properties.bind.BindException naming the setting that
   *     cannot be used
   */
  LipSyncProvider bind(Binder binder, Tools tools) {
    return provider.apply(tools, binder.bindOrCreate("lipsync." + id, settings));
  }

  private static LipSyncProvider evolink(Tools tools, EvolinkSettings settings) {
    return new EvolinkProvider(tools.client(), settings);
  }

  private static LipSyncProvider dashscope(Tools tools, DashscopeSettings settings) {
    return new DashscopeProvider(tools.client(), settings, tools.wall(), tools.spans());
  }

  private static LipSyncProvider joggai(Tools tools, JoggaiSettings settings) {
    return new JoggaiProvider(tools.client(), settings);
  }
}
