package io.lipsync.connector.media.check;

import io.lipsync.connector.http.FilePart;
import io.lipsync.connector.http.PartClient;
import io.lipsync.connector.media.MediaBytes;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A file behind a link whose beginning is here already. Further parts are fetched only from hosts
 * that give parts.
 *
 * @param left the time that is left for the next call
 */
record LinkBytes(PartClient client, FilePart.Bytes head, Supplier<Duration> left)
    implements MediaBytes {

  @Override
  public long size() {
    return head.size();
  }

  @Override
  public byte[] read(long from, int count) {
    int here = head.bytes().length;
    if (from < here) {
      return Arrays.copyOfRange(head.bytes(), (int) from, (int) Math.min(from + count, here));
    }
    if (!head.inParts() || (size() >= 0 && from >= size()) || !left.get().isPositive()) {
      return new byte[0];
    }
    return client.read(head.source(), from, count, left.get()) instanceof FilePart.Bytes part
        ? part.bytes()
        : new byte[0];
  }
}
