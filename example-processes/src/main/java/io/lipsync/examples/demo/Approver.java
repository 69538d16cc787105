package io.lipsync.examples.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;

/** Who approves and reviews: a person at the terminal, or somebody who always agrees. */
final class Approver {
  private final boolean interactive;
  private final Console console;
  private final BufferedReader terminal =
      new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

  Approver(boolean interactive, Console console) {
    this.interactive = interactive;
    this.console = console;
  }

  /** Asks a yes-or-no question; without a person at the terminal the answer is yes. */
  boolean agrees(String question, String answerOfTheAutomaton) {
    if (!interactive) {
      console.detail(answerOfTheAutomaton);
      return true;
    }
    while (true) {
      console.detail(question + " [yes/no]");
      String answer = readLine();
      switch (answer.toLowerCase(Locale.ROOT)) {
        case "y", "yes" -> {
          return true;
        }
        case "n", "no" -> {
          return false;
        }
        default -> console.detail("Please answer yes or no.");
      }
    }
  }

  private String readLine() {
    try {
      String line = terminal.readLine();
      if (line == null) {
        throw new DemoException("The terminal was closed before the question was answered.");
      }
      return line.trim();
    } catch (IOException e) {
      throw new DemoException("The terminal cannot be read: " + e.getMessage() + ".");
    }
  }
}
