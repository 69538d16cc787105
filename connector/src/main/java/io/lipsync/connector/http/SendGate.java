package io.lipsync.connector.http;

/**
 * Decides at the last moment whether a call is sent. Asked once for each call, on the sending
 * thread, when its connection is open and before the first byte of the request is written.
 */
@FunctionalInterface
public interface SendGate {
  /** Lets every call pass. */
  SendGate OPEN = () -> true;

  /** Whether the call is to be sent. May take its time. */
  boolean isOpen();
}
