package io.lipsync.examples.faults;

/** What can go wrong on a {@link FaultyLink}. */
enum LinkFault {
  /** Nothing. */
  NONE,
  /** Nobody listens. */
  REFUSED,
  /** Connections are reset when the first byte of a request comes; none of it passes. */
  RESET_AT_FIRST_BYTE,
  /** Connections are reset when a part of a request's body has passed. */
  RESET_IN_BODY,
  /** The whole request passes; the connection is reset when the answer begins. */
  RESET_FOR_ANSWER,
  /** What the client sends disappears, in open connections too; the other direction works. */
  SWALLOWED
}
