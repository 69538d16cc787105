package io.lipsync.connector.provider.evolink;

import io.lipsync.connector.provider.SubmitOrder;

/** An order that is in order. */
final class Orders {
  private Orders() {}

  static SubmitOrder any() {
    return new SubmitOrder(
        "AAAAAAAAAAAAAAAAAAAAAA",
        "https://example.com/speaker.mp4",
        "https://example.com/target-speech.wav",
        null,
        false,
        170,
        null,
        null);
  }
}
