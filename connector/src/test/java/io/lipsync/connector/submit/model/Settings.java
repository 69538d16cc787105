package io.lipsync.connector.submit.model;

import io.lipsync.connector.http.Secret;
import java.util.List;

/** How a worker is set up, and what the job hands to it. */
enum Settings {
  GOOD("good settings", null),
  ROTATED("rotated signing secrets", null),
  REPLACED("a replaced signing secret", null),
  FAULTY_CALLBACK("a faulty callback base", "INVALID_INPUT"),
  NO_KEY("no API key", "INVALID_INPUT"),
  KEY_WITHHELD("an API key that the runtime does not fill in", "UNAUTHORIZED"),
  FAULTY_INPUT("faulty input", "INVALID_INPUT");

  /** With which a job begins where nothing goes wrong. */
  private static final Secret OLD = Secret.of("old signing secret");

  private static final Secret NEW = Secret.of("new signing secret");

  private final String text;
  private final String failure;

  Settings(String text, String failure) {
    this.text = text;
    this.failure = failure;
  }

  /** The code of the failure with which such a worker cannot begin, or null. */
  String failure() {
    return failure;
  }

  /** The configured signing secrets; none where API keys sign. */
  List<Secret> secrets(Scenario scenario) {
    if (scenario.keysSign()) {
      return List.of();
    }
    return switch (this) {
      case ROTATED -> List.of(NEW, OLD);
      case REPLACED -> List.of(NEW);
      default -> List.of(OLD);
    };
  }

  /** Whether such a worker can verify what the other one has signed. */
  boolean proves(Settings signer, Scenario scenario) {
    return scenario.keysSign()
        ? this != NO_KEY && this != KEY_WITHHELD
        : secrets(scenario).contains(signer.secrets(scenario).getFirst());
  }

  String callbackBase(Scenario scenario) {
    if (!scenario.callback()) {
      return null;
    }
    return this == FAULTY_CALLBACK ? "http://runtime.example.com" : "https://runtime.example.com";
  }

  String request() {
    String key =
        switch (this) {
          case NO_KEY -> "";
          case KEY_WITHHELD -> "{{secrets.KEY}}";
          default -> "key";
        };
    return """
        {"connection": {"provider": "acme", "apiKey": "%s"},
         "video_url": "https://example.com/v.mp4", "audio_url": "https://example.com/a.wav",
         "query_face_threshold": %d, "callback": {"path": "lip-sync"},
         "resolvesUnknown": true}
        """
        .formatted(key, this == FAULTY_INPUT ? 119 : 170);
  }

  @Override
  public String toString() {
    return text;
  }
}
