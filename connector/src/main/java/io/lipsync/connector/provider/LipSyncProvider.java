package io.lipsync.connector.provider;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One vendor's API. Implementations are thread-safe, hold no state between calls, send each call at
 * most once and report every outcome as a value.
 */
public interface LipSyncProvider {

  /** The id that templates and results use, for example {@code evolink}. */
  String id();

  /** Where the vendor's API lives for this installation, unless a task says otherwise. */
  String baseUrl();

  /** What the vendor can do and how fast it wants to be asked. */
  Capabilities capabilities();

  /** Submits the order: this is the call that costs money. */
  SubmitAnswer submit(ProviderAccount account, SubmitOrder order);

  /** Reads a task. Free of charge, may be repeated at will. */
  ReadAnswer read(ProviderAccount account, String taskId);

  /** Whether the text has the form of the vendor's task ids; others never get into an address. */
  boolean isTaskId(String text);

  /** The task id in a callback's body, the only thing that is ever taken from one; or null. */
  String taskIdInCallback(JsonNode body);
}
