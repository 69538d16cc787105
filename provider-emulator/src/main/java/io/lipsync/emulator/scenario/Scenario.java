package io.lipsync.emulator.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A named, reusable combination of behaviours for one task.
 *
 * <pre>{@code
 * Scenario lostAnswer = Scenario.parse("accept-reset:1,finish-after:2s");
 * emulator.evolink().scenarios().forNextSubmit(lostAnswer);
 * }</pre>
 *
 * <p>Immutable. For the usual ones see {@link Scenarios}, for the words {@link Grammar}.
 *
 * @param name what the administration shows
 * @param behaviours in the order in which they are considered
 */
public record Scenario(String name, List<Behaviour> behaviours) {

  /** Copies the list. */
  public Scenario {
    behaviours = List.copyOf(behaviours);
  }

  /** Nothing special. */
  public static Scenario none() {
    return new Scenario("none", List.of());
  }

  /** A scenario of these behaviours, named by themselves. */
  public static Scenario of(Behaviour... behaviours) {
    return new Scenario(Arrays.toString(behaviours), List.of(behaviours));
  }

  /**
   * A scenario of words of the {@link Grammar}, one word per argument (which may hold commas).
   *
   * @throws IllegalArgumentException if a word is unknown or its arguments are wrong
   */
  public static Scenario ofWords(String... words) {
    return new Scenario(
        String.join(",", words), Stream.of(words).map(Grammar.standard()::parse).toList());
  }

  /**
   * A scenario of words of the {@link Grammar}, separated by commas.
   *
   * @throws IllegalArgumentException if a word is unknown or its arguments are wrong
   */
  public static Scenario parse(String words) {
    return ofWords(
        Stream.of(words.split(","))
            .map(String::strip)
            .filter(w -> !w.isEmpty())
            .toArray(String[]::new));
  }

  /** The same under another name. */
  public Scenario named(String otherName) {
    return new Scenario(otherName, behaviours);
  }

  /** This scenario and then the other one. */
  public Scenario and(Scenario other) {
    List<Behaviour> both = new ArrayList<>(behaviours);
    both.addAll(other.behaviours);
    return new Scenario(name + "," + other.name, both);
  }

  /** The behaviours of one kind, in order. */
  public <B extends Behaviour> Stream<B> all(Class<B> kind) {
    return behaviours.stream().filter(kind::isInstance).map(kind::cast);
  }
}
