package io.lipsync.examples.demo;

import io.lipsync.examples.demo.page.Libraries;
import io.lipsync.examples.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The main job, once, for a person who watches: a request with attached files comes in, somebody
 * approves it, the connector submits the task, the provider calls back, the video is saved,
 * somebody reviews it, and it lies on disk.
 *
 * <p>Or, with {@code -Ddemo.page}, by the person who watches, on a page in the browser.
 *
 * <p>Started by {@code mvn -B -Pdemo}; {@link DemoSettings} lists what can be chosen. Ends with
 * exit code 0, or with 1 and one sentence.
 */
public final class Demo {

  private Demo() {}

  /** Runs the demo. */
  public static void main(String[] arguments) {
    Console console = new Console(System.out);
    int code = run(System::getProperty, System::getenv, console);
    System.out.flush();
    reportTo(System.getProperty("demo.failure"), code);
    // The engine, the emulator and HTTP clients keep threads of their own.
    System.exit(code);
  }

  /** For a build that shall fail in its own words: a file that exists after a failure only. */
  static void reportTo(String file, int code) {
    try {
      if (file != null && code == 0) {
        Files.deleteIfExists(Path.of(file));
      } else if (file != null) {
        Files.createDirectories(Path.of(file).toAbsolutePath().getParent());
        Files.writeString(Path.of(file), "");
      }
    } catch (IOException e) {
      System.err.println("The file " + file + " cannot be written: " + e.getMessage() + ".");
    }
  }

  static int run(
      UnaryOperator<String> properties, UnaryOperator<String> environment, Console console) {
    try {
      DemoSettings settings = DemoSettings.of(properties, environment);
      Optional<Libraries> libraries = libraries(settings, console);
      try (LocalStack stack = LocalStack.start(settings.stack(), console::detail)) {
        DemoRun run = new DemoRun(stack, settings, console);
        run.deploy();
        if (!settings.page()) {
          run.walkOnce();
        }
        if (settings.keep() || settings.page()) {
          new Guide(stack, libraries, settings.pagePort(), console).keepRunning();
        }
      }
      return 0;
    } catch (DemoException e) {
      console.failure(e.getMessage());
    } catch (RuntimeException e) {
      console.failure("The demo broke: " + (e.getMessage() == null ? e : e.getMessage()));
    }
    return 1;
  }

  /** Before anything starts: a page that was asked for by name has to be there. */
  private static Optional<Libraries> libraries(DemoSettings settings, Console console) {
    if (!settings.page() && !settings.keep()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Libraries.in(settings.pageDirectory()));
    } catch (IllegalStateException e) {
      if (settings.page()) {
        throw new DemoException(e.getMessage());
      }
      console.detail("There will be no page. " + e.getMessage());
      return Optional.empty();
    }
  }
}
