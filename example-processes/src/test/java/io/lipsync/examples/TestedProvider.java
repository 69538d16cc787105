package io.lipsync.examples;

import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.VendorEmulator;
import io.lipsync.emulator.dashscope.EventTarget;
import io.lipsync.emulator.journal.UploadedFile;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** All that differs between the providers for somebody who tests a process. */
enum TestedProvider {
  /** Calls back at the address that came with the submission. */
  EVOLINK(
      "submit-429:1:retry-after=1",
      new ExpectedFailure(
          "fail:content_policy_violation:Use another speech",
          "CONTENT_REJECTED",
          "Use another speech",
          "content_policy_violation"),
      List.of("callback:forged,callback:lost")) {

    @Override
    VendorEmulator in(ProviderEmulator emulator) {
      return emulator.evolink();
    }

    @Override
    void announce(ProviderEmulator emulator, URI receiver) {
      // Every submission brings its own address along.
    }

    @Override
    Map<String, String> signalProperties() {
      return Map.of();
    }
  },

  /** Has the account's events sent to one address by EventBridge, signed with RSA. */
  DASHSCOPE(
      "submit-429:1",
      new ExpectedFailure(
          "fail:InvalidFile.FPS",
          "MEDIA_REJECTED",
          "Invalid video FPS. The video FPS must be 15 ~ 60.",
          "InvalidFile.FPS"),
      List.of(
          "callback:forged,callback:lost",
          "callback:bad-signature",
          "callback:unsigned",
          "callback:wrong-certificate-host",
          "callback:stale",
          "callback:wrong-token")) {

    @Override
    VendorEmulator in(ProviderEmulator emulator) {
      return emulator.dashscope();
    }

    @Override
    void announce(ProviderEmulator emulator, URI receiver) {
      emulator.dashscope().deliverEventsTo(EventTarget.of(receiver, signalSecret()));
    }

    @Override
    Map<String, String> signalProperties() {
      return Map.of("inbound.signalSecrets", "{{secrets.%s}}".formatted(signalSecretName()));
    }
  },

  /** Sends webhooks to a registered endpoint, signed with its secret. */
  JOGGAI(
      "submit-429:1:retry-after=1",
      new ExpectedFailure(
          "fail:audio-fetch",
          "MEDIA_UNREACHABLE",
          "consume retry limit reached: audio duration fetch failed",
          null),
      List.of("callback:forged,callback:lost", "callback:bad-signature", "callback:unsigned")) {

    @Override
    VendorEmulator in(ProviderEmulator emulator) {
      return emulator.joggai();
    }

    @Override
    void announce(ProviderEmulator emulator, URI receiver) {
      emulator.joggai().webhooks().register(apiKey(), receiver, signalSecret());
    }

    @Override
    Map<String, String> signalProperties() {
      return Map.of("inbound.signalSecrets", "{{secrets.%s}}".formatted(signalSecretName()));
    }
  };

  private final String busy;
  private final ExpectedFailure failure;
  private final List<String> forgeries;

  TestedProvider(String busy, ExpectedFailure failure, List<String> forgeries) {
    this.busy = busy;
    this.failure = failure;
    this.forgeries = forgeries;
  }

  /**
   * A task that fails, and what the process shall see of it.
   *
   * @param words the scenario
   * @param code the project's failure code
   * @param message the provider's own text
   * @param providerCode the provider's own code, or null when it has none
   */
  record ExpectedFailure(String words, String code, String message, String providerCode) {}

  /** The stand-in. */
  abstract VendorEmulator in(ProviderEmulator emulator);

  /** The files that were brought to its storage. */
  List<UploadedFile> uploads(ProviderEmulator emulator) {
    return switch (this) {
      case EVOLINK -> emulator.evolink().journal().uploads();
      case DASHSCOPE -> emulator.dashscope().journal().uploads();
      case JOGGAI -> emulator.joggai().journal().uploads();
    };
  }

  /** Tells the provider where its signals shall go, as somebody does once per account. */
  abstract void announce(ProviderEmulator emulator, URI receiver);

  /** What the waiting event knows beyond the account, to check signals with. */
  abstract Map<String, String> signalProperties();

  /** The id that the connector knows it by. */
  String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The webhook path that all processes of the account share. */
  String path() {
    return "lip-sync-" + id();
  }

  /** The account's key; no log may ever show it. */
  String apiKey() {
    return "sk-process-test-0123456789abcdef-" + id();
  }

  /** The name of the connector secret that holds the key. */
  String apiKeyName() {
    return name() + "_API_KEY";
  }

  /** What its signals are signed with or carry; no log may ever show it. */
  String signalSecret() {
    return "signal-secret-0123456789abcdef-" + id();
  }

  /** The name of the connector secret that holds it. */
  String signalSecretName() {
    return name() + "_SIGNAL_SECRET";
  }

  /** The scenario in which it refuses a first submission, because there are too many. */
  String busy() {
    return busy;
  }

  /** One of its failures. */
  ExpectedFailure failure() {
    return failure;
  }

  /** Scenarios in which something arrives that is not the provider's signal. */
  List<String> forgeries() {
    return forgeries;
  }
}
