package io.lipsync.emulator;

import io.lipsync.emulator.http.Route;
import java.net.URI;
import java.util.List;

/**
 * The stand-in of one vendor: everything that a further vendor has to bring. Implementations are
 * thread-safe.
 */
public interface VendorEmulator {

  /** The path segment below which the vendor's API and its administration live. */
  String name();

  /** What a client takes as the base URL of the vendor's API. */
  URI baseUri();

  /** The vendor's API, by the vendor's own paths. */
  List<Route> routes();

  /** The administration, below {@code /admin/{name}}. */
  List<Route> adminRoutes();

  /** Forgets tasks, scenarios and journal. */
  void reset();

  /** Stops what the vendor does by itself. */
  void close();
}
