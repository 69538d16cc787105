package io.lipsync.localcamunda.engine;

/** The engine was closed or purged before it answered; a caller may try again. */
public final class EngineGoneException extends RuntimeException {

  EngineGoneException() {
    super("the engine was closed or purged before it answered");
  }
}
