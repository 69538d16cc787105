package io.lipsync.benchmarks.bed;

import java.util.Map;

/** What an instance of a contender's process is started with. */
public final class Inputs {

  private Inputs() {}

  /** A video and an audio file. The stand-in treats the task as {@code words} say. */
  public static Map<String, Object> emulating(String words) {
    return Map.of(
        "video",
        "https://media.example.com/speaker.mp4?emulate=" + words,
        "audio",
        "https://media.example.com/speech.wav");
  }
}
