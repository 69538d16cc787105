package io.lipsync.emulator;

import io.lipsync.emulator.http.Route;
import io.lipsync.emulator.journal.VendorJournal;
import io.lipsync.emulator.journal.VendorSummary;
import io.lipsync.emulator.journal.VendorTask;
import io.lipsync.emulator.scenario.ScenarioBook;
import io.lipsync.emulator.vendor.DocumentedError;
import io.lipsync.emulator.vendor.Listing;
import java.net.URI;
import java.util.List;

/**
 * The emulator of one vendor: everything that a further vendor has to bring. Implementations are
 * thread-safe.
 */
public interface VendorEmulator {

  /** The path segment below which the vendor's API and its administration live. */
  String name();

  /** What a client takes as the base URL of the vendor's API. */
  URI baseUri();

  /** Which scenario applies to which submit. */
  ScenarioBook scenarios();

  /** What was asked, done and billed. */
  VendorJournal<? extends VendorTask, ? extends VendorSummary> journal();

  /** What the vendor's list of tasks, or its lookup, shows. */
  Listing listing();

  /**
   * Every error that the vendor's documents know, for tests that shall leave none out. Each comes
   * by a scenario with its code.
   */
  List<DocumentedError> documentedErrors();

  /**
   * Completes a task now; does nothing if it has ended.
   *
   * @throws IllegalArgumentException if there is no such task
   */
  void finish(String taskId);

  /**
   * Fails a task now; does nothing if it has ended.
   *
   * @param message null for the text that the vendor has for this code
   * @throws IllegalArgumentException if there is no such task
   */
  void fail(String taskId, String code, String message);

  /**
   * Cancels a task now, as the vendor's staff might; does nothing if it has ended.
   *
   * @throws IllegalArgumentException if there is no such task, or the vendor has no such state
   */
  void cancel(String taskId);

  /** The vendor's API, by the vendor's own paths. */
  List<Route> routes();

  /** The administration, below {@code /admin/{name}}. */
  List<Route> adminRoutes();

  /** Forgets tasks, scenarios and journal. */
  void reset();

  /** Stops what the vendor does by itself. */
  void close();
}
