package io.lipsync.examples.demo;

import io.lipsync.examples.stack.LocalStack;
import io.lipsync.examples.stack.Provider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What can be chosen with {@code -Ddemo.…}.
 *
 * @param keep leave everything running after the walk
 * @param page show the page instead of walking
 * @param pagePort where the page listens, 0 for a free port
 * @param pageDirectory where npm puts the page's libraries
 * @param interactive ask the approver on the terminal
 * @param media what to dub instead of the sample media
 * @param output folder for the video and the logs
 * @param stack what is started
 */
record DemoSettings(
    boolean keep,
    boolean page,
    int pagePort,
    Path pageDirectory,
    boolean interactive,
    Optional<Media> media,
    Path output,
    LocalStack.Settings stack) {
  private static final String EMULATOR_KEY = "sk-demo-key-for-the-emulator";

  /** What is dubbed. */
  record Media(Medium video, Medium audio, Optional<Medium> image) {}

  /**
   * The settings of one start.
   *
   * @param property gives the value of a system property, or null
   * @param environment gives the value of an environment variable, or null
   * @throws DemoException with one sentence about what cannot be so
   */
  static DemoSettings of(UnaryOperator<String> property, UnaryOperator<String> environment) {
    DemoProperties properties = new DemoProperties(property);
    Path output = Path.of(properties.text("demo.output").orElse("target/demo"));
    Optional<Provider> chosen = provider(properties);
    Optional<Media> media = ownMedia(properties);
    // Own media and a provider's name together mean: at the real one, for money.
    boolean real = chosen.isPresent() && media.isPresent();
    Provider provider = chosen.orElse(Provider.EVOLINK);
    if (provider == Provider.JOGGAI && media.flatMap(Media::image).isPresent()) {
      throw new DemoException("JoggAI chooses the face itself: leave demo.image out.");
    }
    return new DemoSettings(
        properties.flag("demo.keep"),
        properties.flag("demo.page"),
        properties.port("demo.pagePort"),
        Path.of(properties.text("demo.pageDirectory").orElse("page")),
        properties.flag("demo.interactive"),
        media,
        output,
        new LocalStack.Settings(
            properties.port("demo.grpcPort"),
            properties.port("demo.restPort"),
            properties.port("demo.webhookPort"),
            properties.port("demo.emulatorPort"),
            provider,
            real ? realKey(provider, environment) : EMULATOR_KEY,
            !real,
            output));
  }

  /** The provider that was asked for by name, if one was. */
  private static Optional<Provider> provider(DemoProperties properties) {
    String wanted = properties.text("demo.provider").orElse("emulator");
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

  private static String realKey(Provider provider, UnaryOperator<String> environment) {
    String key = environment.apply(provider.apiKeyName());
    if (key == null || key.isBlank()) {
      throw new DemoException(
          "demo.provider=%s with media of yours needs the environment variable %s."
              .formatted(provider.id(), provider.apiKeyName()));
    }
    return key;
  }

  private static Optional<Media> ownMedia(DemoProperties properties) {
    Path directory = Path.of(properties.text("demo.directory").orElse(""));
    Optional<Medium> video = medium(properties, "demo.video", directory);
    Optional<Medium> audio = medium(properties, "demo.audio", directory);
    Optional<Medium> image = medium(properties, "demo.image", directory);
    if (video.isEmpty() && audio.isEmpty() && image.isEmpty()) {
      return Optional.empty();
    }
    if (video.isEmpty() || audio.isEmpty()) {
      throw new DemoException(
          "A dubbing needs a video and a voice, but %s is missing: give both -Ddemo.video and -Ddemo.audio, each a link that starts with https:// or a file."
              .formatted(
                  video.isPresent()
                      ? "demo.audio"
                      : audio.isPresent() ? "demo.video" : "demo.video with demo.audio"));
    }
    return Optional.of(new Media(video.get(), audio.get(), image));
  }

  private static Optional<Medium> medium(DemoProperties properties, String name, Path directory) {
    return properties.text(name).map(value -> Medium.of(name, value, directory));
  }
}
