package io.lipsync.emulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** What the caller gets: an answer, or one of the ways in which a network fails to give one. */
public sealed interface Outcome
    permits Answer,
        Outcome.Streamed,
        Outcome.CutOff,
        Outcome.StreamCutOff,
        Outcome.Hang,
        Outcome.Reset {

  /** The HTTP status that goes out, or 0 if none does. */
  default int status() {
    return 0;
  }

  /** A body written piece by piece, for files that are too big for memory. */
  record Streamed(int status, Map<String, String> headers, long length, BodyWriter body)
      implements Outcome {}

  /** Promises the whole answer, sends its first {@code bytes} bytes, and closes the connection. */
  record CutOff(Answer answer, int bytes) implements Outcome {
    @Override
    public int status() {
      return answer.status();
    }
  }

  /** As {@link CutOff}, for files. */
  record StreamCutOff(Streamed answer, long bytes) implements Outcome {
    @Override
    public int status() {
      return answer.status();
    }
  }

  /** Never answers and keeps the connection open, until the caller gives up. */
  record Hang() implements Outcome {}

  /** Resets the TCP connection (RST, not FIN) without a byte. */
  record Reset() implements Outcome {}

  /** Writes {@code length} bytes starting at {@code offset}. */
  @FunctionalInterface
  interface BodyWriter {
    /** Writes that part of the body to {@code out}. */
    void write(OutputStream out, long offset, long length) throws IOException;
  }
}
