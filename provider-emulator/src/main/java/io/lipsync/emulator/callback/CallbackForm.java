package io.lipsync.emulator.callback;

import io.lipsync.emulator.vendor.EmulatedTask;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a vendor tells when a task has ended, and whom. A message is asked for once per attempt, so
 * that each attempt can have a timestamp and a signature of its own.
 */
public interface CallbackForm<T extends EmulatedTask> {

  /** The vendor's own callbacks: one for each receiver. */
  List<Supplier<CallbackMessage>> genuine(T task);

  /** What somebody would send who wants to pass for the vendor: one for each receiver. */
  List<CallbackMessage> forged(T task);
}
