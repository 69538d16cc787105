package io.lipsync.emulator.http;

/** What is behind one route: takes a call, says what the caller gets. */
@FunctionalInterface
public interface Endpoint {

  /**
   * Answers one call, on a virtual thread that may block.
   *
   * @throws Exception a defect of the emulator; the caller gets a 500 that says so
   */
  Outcome handle(Call call) throws Exception;
}
