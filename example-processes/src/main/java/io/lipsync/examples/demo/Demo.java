package io.lipsync.examples.demo;

import io.lipsync.examples.stack.LocalStack;

/**
 * The main job, once, for a person who watches: a request with attached files comes in, somebody
 * approves it, the connector submits the task, the provider calls back, the video is saved,
 * somebody reviews it, and it lies on disk.
 *
 * <p>Started by {@code mvn -B -Pdemo}; {@link DemoSettings} lists what can be chosen. Ends with
 * exit code 0, or with 1 and one sentence.
 */
public final class Demo {

  private Demo() {}

  /** Runs the demo. */
  public static void main(String[] arguments) {
    Console console = new Console(System.out);
    int code = run(console);
    System.out.flush();
    // The engine, the emulator and HTTP clients keep threads of their own.
    System.exit(code);
  }

  private static int run(Console console) {
    try {
      DemoSettings settings = DemoSettings.fromSystem();
      try (LocalStack stack = LocalStack.start(settings.stack(), console::detail)) {
        new DemoRun(stack, settings, console).walkOnce();
        if (settings.keep()) {
          new Guide(stack, console).keepRunning();
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
}
