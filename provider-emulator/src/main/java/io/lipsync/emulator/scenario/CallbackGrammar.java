package io.lipsync.emulator.scenario;

import io.lipsync.emulator.scenario.CallbackBehaviour.Alteration;
import java.util.List;
import java.util.stream.Stream;

/** The words {@code callback:<what>}. Stateless. */
final class CallbackGrammar {

  private CallbackGrammar() {}

  static Behaviour parse(WordReader word) {
    String what = word.next("what happens to the callback");
    return switch (what) {
      case "lost" -> new CallbackBehaviour.Lost();
      case "doubled" -> new CallbackBehaviour.Doubled(word.numberIfAny().orElse(2));
      case "early" -> new CallbackBehaviour.Early();
      case "forged" -> new CallbackBehaviour.Forged();
      case "while-processing" -> new CallbackBehaviour.WhileProcessing(word.duration());
      case "slow" -> new CallbackBehaviour.Slow(word.duration());
      case "wrong-task" -> new CallbackBehaviour.WrongTask(word.rest().orElse(null));
      case "stale" ->
          new CallbackBehaviour.Stale(
              word.more() ? word.duration() : CallbackBehaviour.Stale.USUAL_AGE);
      default -> altered(what);
    };
  }

  private static Behaviour altered(String what) {
    for (Alteration alteration : Alteration.values()) {
      if (alteration.word().equals(what)) {
        return new CallbackBehaviour.Altered(alteration);
      }
    }
    throw new IllegalArgumentException("unknown scenario word 'callback:" + what + "'");
  }

  static List<Word> words() {
    return Stream.of(usualWords(), alterationWords()).flatMap(List::stream).toList();
  }

  private static List<Word> usualWords() {
    return List.of(
        new Word("callback:lost", "The callback is never sent.", "callback:lost"),
        new Word(
            "callback:doubled[:<copies>]", "It is sent 2 (or more) times.", "callback:doubled:3"),
        new Word(
            "callback:early",
            "The task completes at once; its callback arrives before the answer of the submit.",
            "callback:early"),
        new Word(
            "callback:forged",
            "Before the real one comes a forged one, with an altered query and a made-up link;"
                + " with callback:lost nothing else comes.",
            "callback:forged"),
        new Word(
            "callback:while-processing:<duration>",
            "It is sent while queries still say processing for this time.",
            "callback:while-processing:2s"),
        new Word("callback:slow:<duration>", "It is sent this much later.", "callback:slow:5s"),
        new Word(
            "callback:wrong-task[:<task id>]",
            "Its body is about another task (the newest other one).",
            "callback:wrong-task"));
  }

  private static List<Word> alterationWords() {
    return Stream.concat(
            Stream.of(
                new Word(
                    "callback:stale[:<duration>]",
                    "It claims to be this old (5m), with a signature that fits.",
                    "callback:stale:2m")),
            Stream.of(Alteration.values())
                .map(a -> new Word("callback:" + a.word(), a.meaning(), "callback:" + a.word())))
        .toList();
  }
}
