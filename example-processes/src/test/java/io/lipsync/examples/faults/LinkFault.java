package io.lipsync.examples.faults;

/** What can go wrong on a {@link FaultyLink}. */
enum LinkFault {
  /** Nothing. */
  NONE,
  /** Nobody listens. */
  REFUSED,
  /** New connections are reset before a byte is read. */
  RESET_AT_ONCE,
  /** Connections are reset when a part of a request's body has passed. */
  RESET_IN_BODY,
  /** The whole request passes; the connection is reset when the answer begins. */
  RESET_FOR_ANSWER,
  /** What the client sends disappears, in open connections too; the other direction works. */
  SWALLOWED
}
