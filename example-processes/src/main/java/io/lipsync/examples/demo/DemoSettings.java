package io.lipsync.examples.demo;

import io.lipsync.examples.stack.LocalStack;
import io.lipsync.examples.stack.Provider;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be chosen with {@code -Ddemo.…}.
 *
 * @param keep leave everything running after the walk
 * @param interactive ask the approver on the terminal
 * @param media links to use instead of the attached sample media
 * @param output folder for the video and the logs
 * @param stack what is started
 */
record DemoSettings(
    boolean keep,
    boolean interactive,
    Optional<Media> media,
    Path output,
    LocalStack.Settings stack) {
  private static final String EMULATOR_KEY = "sk-demo-key-for-the-emulator";

  /** The three links of a request; {@code image} may be null. */
  record Media(URI video, URI audio, URI image) {}

  /** The settings of this JVM's system properties and environment. */
  static DemoSettings fromSystem() {
    Path output = Path.of(text("demo.output").orElse("target/demo"));
    Optional<Provider> chosen = provider();
    Optional<Media> media = ownMedia();
    // Own links and a provider's name together mean: at the real one, for money.
    boolean real = chosen.isPresent() && media.isPresent();
    Provider provider = chosen.orElse(Provider.EVOLINK);
    return new DemoSettings(
        flag("demo.keep"),
        flag("demo.interactive"),
        media,
        output,
        new LocalStack.Settings(
            port("demo.grpcPort"),
            port("demo.restPort"),
            port("demo.webhookPort"),
            port("demo.emulatorPort"),
            provider,
            real ? realKey(provider) : EMULATOR_KEY,
            !real,
            output));
  }

  /** The provider that was asked for by name, if one was. */
  private static Optional<Provider> provider() {
    String wanted = text("demo.provider").orElse("emulator");
    if (wanted.equals("emulator")) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.of(Provider.values())
            .filter(provider -> provider.id().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new DemoException(
                        "demo.provider is '"
                            + wanted
                            + "', allowed are emulator, evolink, dashscope and joggai.")));
  }

  private static String realKey(Provider provider) {
    String key = System.getenv(provider.apiKeyName());
    if (key == null || key.isBlank()) {
      throw new DemoException(
          "demo.provider=%s with links of yours needs the environment variable %s."
              .formatted(provider.id(), provider.apiKeyName()));
    }
    return key;
  }

  private static Optional<Media> ownMedia() {
    Optional<URI> video = link("demo.video");
    Optional<URI> audio = link("demo.audio");
    if (video.isPresent() != audio.isPresent()) {
      throw new DemoException(
          "Give both -Ddemo.video=https://… and -Ddemo.audio=https://…, reachable from the"
              + " internet.");
    }
    return video.map(v -> new Media(v, audio.orElseThrow(), link("demo.image").orElse(null)));
  }

  private static Optional<URI> link(String name) {
    return text(name)
        .map(
            value -> {
              try {
                return URI.create(value);
              } catch (IllegalArgumentException e) {
                throw new DemoException(name + " is not a link: " + e.getMessage() + ".");
              }
            });
  }

  private static int port(String name) {
    String value = text(name).orElse("0");
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new DemoException(
          name + " is '" + value + "', allowed are 0 (any free port) to 65535.");
    }
    return Integer.parseInt(value);
  }

  private static boolean flag(String name) {
    String value = text(name).orElse("false");
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new DemoException(name + " is '" + value + "', allowed: true, false.");
    };
  }

  private static Optional<String> text(String name) {
    return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
  }
}
