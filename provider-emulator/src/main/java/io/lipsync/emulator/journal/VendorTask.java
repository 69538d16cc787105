package io.lipsync.emulator.journal;

import java.time.Instant;
import java.util.List;

/**
 * What a journal tells of a task, whichever vendor it belongs to. Implementations are immutable.
 */
public interface VendorTask {

  /** The task id. */
  String id();

  /** What a query would say, in the vendor's own word. */
  String statusWord();

  /** Whether the task has ended, even if queries do not say so yet. */
  boolean ended();

  /** When it was accepted, by the emulator's clock. */
  Instant createdAt();

  /** When it ended, or null. */
  Instant endedAt();

  /** As submitted. */
  String videoUrl();

  /** As submitted. */
  String audioUrl();

  /** The link without its signature, or null. */
  String resultUrl();

  /** What the scenarios asked for. */
  List<String> behaviours();
}
