package io.lipsync.connector.support;

import io.lipsync.connector.provider.SubmitOrder;

/** Orders, one change at a time. */
public final class SubmitOrders {
  private String key = "AAAAAAAAAAAAAAAAAAAAAA";
  private String video = "https://example.com/speaker.mp4";
  private String audio = "https://example.com/speech.wav";
  private String image;
  private boolean extension;
  private int threshold = 170;
  private String playbackType;

  private SubmitOrders() {}

  public static SubmitOrder any() {
    return order().build();
  }

  public static SubmitOrders order() {
    return new SubmitOrders();
  }

  public SubmitOrders key(String value) {
    key = value;
    return this;
  }

  public SubmitOrders video(String link) {
    video = link;
    return this;
  }

  public SubmitOrders audio(String link) {
    audio = link;
    return this;
  }

  public SubmitOrders image(String link) {
    image = link;
    return this;
  }

  public SubmitOrders extended() {
    extension = true;
    return this;
  }

  public SubmitOrders threshold(int value) {
    threshold = value;
    return this;
  }

  public SubmitOrders playbackType(String word) {
    playbackType = word;
    return this;
  }

  public SubmitOrder build() {
    return new SubmitOrder(key, video, audio, image, extension, threshold, playbackType, null);
  }
}
