package io.lipsync.emulator.scenario;

import io.lipsync.emulator.scenario.FaultBehaviour.Place;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The words {@code <place>-<fault>[:<argument>][:<times>]}: the place is {@code submit} (before the
 * task is created), {@code accept} (after it) or {@code query}. Stateless.
 */
final class FaultGrammar {

  private static final List<String> OPTIONS =
      List.of("code", "message", "retry-after", "retry-after-date", "shape");

  private FaultGrammar() {}

  static Optional<Behaviour> parse(String first, WordReader rest) {
    for (Place place : Place.values()) {
      if (first.startsWith(place.word() + "-")) {
        return fault(first.substring(place.word().length() + 1), rest, place);
      }
    }
    return Optional.empty();
  }

  private static Optional<Behaviour> fault(String name, WordReader word, Place place) {
    if (name.matches("[45]\\d\\d")) {
      int times = times(word);
      Fault error = error(Integer.parseInt(name), word.options(OPTIONS));
      return Optional.of(new FaultBehaviour(place, error, times));
    }
    Fault fault =
        switch (name) {
          case "html" -> new Fault.HtmlPage(word.number("an HTTP status"));
          case "hang" -> new Fault.Hang();
          case "reset" -> new Fault.Reset();
          case "slow" -> new Fault.Slow(word.duration());
          case "empty" -> new Fault.EmptyBody();
          case "truncated" -> new Fault.TruncatedBody();
          case "cut" -> new Fault.CutConnection();
          case "extra-fields" -> new Fault.ExtraFields();
          case "window" -> new Fault.Window(word.duration());
          case "shape" -> new Fault.OtherShape(shape(word.next("the shape of an error")));
          case "status" -> new Fault.StatusWord(word.next("a status word"));
          default -> null;
        };
    return Optional.ofNullable(fault).map(f -> new FaultBehaviour(place, f, times(word)));
  }

  private static int times(WordReader word) {
    return word.numberIfAny().orElse(FaultBehaviour.ALWAYS);
  }

  private static Fault error(int status, Map<String, String> options) {
    RetryAfter retryAfter = new RetryAfter.None();
    if (options.containsKey("retry-after")) {
      retryAfter = new RetryAfter.Seconds(seconds(options.get("retry-after")));
    } else if (options.containsKey("retry-after-date")) {
      retryAfter =
          new RetryAfter.HttpDate(Duration.ofSeconds(seconds(options.get("retry-after-date"))));
    }
    String shape = options.get("shape");
    return new Fault.ErrorAnswer(
        status,
        options.get("code"),
        options.get("message"),
        retryAfter,
        shape == null ? null : shape(shape));
  }

  private static ErrorShape shape(String text) {
    try {
      return ErrorShape.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the shape of an error is one of " + List.of(ErrorShape.values()) + ", not " + text, e);
    }
  }

  private static long seconds(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("retry-after takes seconds, not '" + text + "'", e);
    }
  }

  static List<Word> words() {
    return List.of(
        new Word(
            "submit-<4xx or 5xx>[:<times>][:code=..][:message=..][:retry-after=<s>]"
                + "[:retry-after-date=<s>][:shape=..]",
            "The submit is refused with the documented error of that status, or the given one.",
            "submit-429:2:retry-after=3"),
        new Word(
            "submit-html:<status>[:<times>]",
            "A gateway's HTML page; no task is created.",
            "submit-html:502:1"),
        new Word("submit-hang[:<times>]", "No answer; no task is created.", "submit-hang:1"),
        new Word("submit-reset[:<times>]", "TCP reset; no task is created.", "submit-reset:1"),
        new Word(
            "submit-slow:<duration>[:<times>]", "The task is created this late.", "submit-slow:2s"),
        new Word(
            "accept-<4xx or 5xx>[:<times>][options as above]",
            "The task is created and billed, the answer is an error.",
            "accept-500:1"),
        new Word(
            "accept-html:<status>[:<times>]",
            "The task is created and billed, the answer is a gateway's HTML page.",
            "accept-html:502:1"),
        new Word("accept-hang[:<times>]", "Created and billed, never answered.", "accept-hang:1"),
        new Word("accept-reset[:<times>]", "Created and billed, then TCP reset.", "accept-reset:1"),
        new Word(
            "accept-slow:<duration>[:<times>]",
            "Created and billed, answered this late.",
            "accept-slow:500ms"),
        new Word(
            "accept-empty[:<times>]",
            "Created and billed, 200 with an empty body.",
            "accept-empty"),
        new Word(
            "accept-truncated[:<times>]",
            "Created and billed, half of the JSON.",
            "accept-truncated"),
        new Word(
            "accept-cut[:<times>]",
            "Created and billed, connection closed after half of the body.",
            "accept-cut"),
        new Word(
            "accept-extra-fields[:<times>]",
            "The answer has fields that nobody documented.",
            "accept-extra-fields"),
        new Word(
            "accept-status:<word>[:<times>]",
            "The answer has this task status.",
            "accept-status:queued"),
        new Word(
            "submit-window:<duration>",
            "After a submit that was let through, 429 for this long, then good again.",
            "submit-window:45s"),
        new Word(
            "accept-shape:<shape>[:<times>]",
            "The answer's error stands elsewhere: nested, flat, text, null, list, none.",
            "accept-shape:flat"),
        new Word(
            "query-<any of the faults above>",
            "The same at queries of the task, counted per task.",
            "query-503:2"));
  }
}
