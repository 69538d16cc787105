package io.lipsync.examples.demo;

import java.io.PrintStream;

/** Prints the demo for a person: numbered steps, details below them, a progress bar. */
final class Console {
  private static final int BAR_WIDTH = 30;

  private final PrintStream out;
  private int step;
  private int lastShown = -1;

  Console(PrintStream out) {
    this.out = out;
  }

  void step(String text) {
    out.println();
    out.println(" " + ++step + ". " + text);
  }

  void detail(String text) {
    out.println("    " + text);
  }

  /** Draws the bar anew whenever the progress changes: a line each, logs have no cursor. */
  void progress(int percent, String status) {
    int shown = Math.max(0, Math.min(100, percent));
    if (shown == lastShown) {
      return;
    }
    lastShown = shown;
    int full = shown * BAR_WIDTH / 100;
    String bar = "█".repeat(full) + "░".repeat(BAR_WIDTH - full);
    out.printf("    %s %3d %%  %s%n", bar, shown, status);
  }

  void success(String text) {
    out.println();
    out.println(" ✔  " + text);
  }

  void failure(String text) {
    out.println();
    out.println(" ✘  " + text.replaceAll("\\s*\\R\\s*", " "));
  }
}
