package io.lipsync.templates;

import io.lipsync.connector.config.Vendor;
import java.util.List;

/** The vendors that an installed connector knows. */
final class ConnectorProviders {
  private ConnectorProviders() {}

  static List<String> ids() {
    return Vendor.ALL.stream().map(Vendor::id).toList();
  }
}
