package io.lipsync.emulator;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/**
 * The emulator as a program of its own: {@code java -jar lip-sync-provider-emulator-...-app.jar
 * --port 8089 --allow-loopback-callbacks}. Runs until it is stopped; wrong options end it with exit
 * code 2.
 */
public final class ProviderEmulatorApp {

  private ProviderEmulatorApp() {}

  /** Starts the program. */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> given = List.of(arguments);
    if (given.contains("--help")) {
      System.out.print(CommandLine.HELP);
      return;
    }
    Optional<ProviderEmulator> started = start(given, System.out, System.err);
    if (started.isEmpty()) {
      System.exit(2);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(started.get()::close));
    Thread.currentThread().join();
  }

  /** The running emulator, or empty after a sentence on {@code problems}. */
  static Optional<ProviderEmulator> start(
      List<String> arguments, PrintStream out, PrintStream problems) {
    try {
      EmulatorSettings settings = CommandLine.parse(arguments);
      ProviderEmulator emulator = ProviderEmulator.start(settings);
      out.print(welcome(emulator));
      return Optional.of(emulator);
    } catch (IllegalArgumentException | IllegalStateException e) {
      problems.println(e.getMessage());
      return Optional.empty();
    }
  }

  private static String welcome(ProviderEmulator emulator) {
    return """
        EvoLink base URL:    %1$s   Authorization: Bearer sk-...
        DashScope base URL:  %2$s   Authorization: Bearer sk-...
        JoggAI base URL:     %3$s   x-api-key: eight characters or more
        Administration:      %4$s/admin

        Try:
          curl -s %1$s/v1/videos/generations \\
            -H 'Authorization: Bearer sk-demo' -H 'Content-Type: application/json' \\
            -d '{"model":"videoretalk","video_url":"https://example.com/speaker.mp4?emulate=finish-after:5s","audio_url":"https://example.com/speech.wav"}'
          curl -s %4$s/admin/evolink/summary
        """
        .formatted(
            emulator.evolink().baseUri(),
            emulator.dashscope().baseUri(),
            emulator.joggai().baseUri(),
            emulator.baseUri());
  }
}
