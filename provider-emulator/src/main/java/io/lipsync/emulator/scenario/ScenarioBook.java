package io.lipsync.emulator.scenario;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which scenario applies to which submit: by the video URL itself ({@code ?emulate=...}), or by a
 * registration made here. All that fit apply, those of the URL first.
 *
 * <p>This class is thread-safe.
 */
public final class ScenarioBook {

  private final List<Registration> registrations = new ArrayList<>();
  private final AtomicLong numbers = new AtomicLong();

  private final String vendor;
  private final Predicate<Behaviour> understood;

  /** A book for a vendor that understands everything. */
  public ScenarioBook() {
    this("the emulator", behaviour -> true);
  }

  /** A book for {@code vendor}, which refuses what is not {@code understood} there. */
  public ScenarioBook(String vendor, Predicate<Behaviour> understood) {
    this.vendor = vendor;
    this.understood = understood;
  }

  /**
   * One registration.
   *
   * @param id for {@link #remove}
   * @param videoUrlContains only submits whose video URL has this text in it; empty for any
   * @param submitsLeft how many more submits it applies to; {@link FaultBehaviour#ALWAYS} for all
   * @param scenario what applies
   */
  public record Registration(
      long id, String videoUrlContains, int submitsLeft, Scenario scenario) {}

  /**
   * A behaviour together with the name under which its repetitions are counted: a fault that
   * happens twice happens twice per video URL, or per registration.
   */
  public record Applied(Behaviour behaviour, String countedAs) {}

  /** Applies to the next submit, whatever it is. */
  public Registration forNextSubmit(Scenario scenario) {
    return forNextSubmits(1, scenario);
  }

  /** Applies to the next {@code count} submits, repeated ones included. */
  public Registration forNextSubmits(int count, Scenario scenario) {
    return add("", count, scenario);
  }

  /** Applies to every submit. */
  public Registration forAllSubmits(Scenario scenario) {
    return add("", FaultBehaviour.ALWAYS, scenario);
  }

  /** Applies to every submit whose video URL contains {@code text}. */
  public Registration forSubmitsContaining(String text, Scenario scenario) {
    return add(text, FaultBehaviour.ALWAYS, scenario);
  }

  /**
   * The general form of the others.
   *
   * @throws IllegalArgumentException if {@code submits} is below 1, or the scenario holds something
   *     that does not exist at this vendor
   */
  public synchronized Registration add(String videoUrlContains, int submits, Scenario scenario) {
    if (submits < 1) {
      throw new IllegalArgumentException("a scenario applies to at least 1 submit, not " + submits);
    }
    scenario.behaviours().forEach(this::requireUnderstood);
    Registration added =
        new Registration(numbers.incrementAndGet(), videoUrlContains, submits, scenario);
    registrations.add(added);
    return added;
  }

  /** What is registered and not used up. */
  public synchronized List<Registration> list() {
    return List.copyOf(registrations);
  }

  /** Removes one registration; false if there is none of that id. */
  public synchronized boolean remove(long id) {
    return registrations.removeIf(r -> r.id() == id);
  }

  /** Removes all registrations. */
  public synchronized void clear() {
    registrations.clear();
  }

  /**
   * What applies to a submit with this video URL, and uses up one submit of each registration that
   * fits.
   *
   * @throws IllegalArgumentException if the URL has a word that does not exist at this vendor
   */
  public synchronized List<Applied> takeFor(String videoUrl) {
    List<Applied> applied = new ArrayList<>();
    wordsOf(videoUrl).forEach(w -> add(applied, understood(w), "url " + videoUrl));
    for (int i = 0; i < registrations.size(); i++) {
      Registration r = registrations.get(i);
      if (videoUrl.contains(r.videoUrlContains()) && r.submitsLeft() > 0) {
        r.scenario().behaviours().forEach(b -> add(applied, b, "registration " + r.id()));
        if (r.submitsLeft() != FaultBehaviour.ALWAYS) {
          registrations.set(
              i, new Registration(r.id(), r.videoUrlContains(), r.submitsLeft() - 1, r.scenario()));
        }
      }
    }
    registrations.removeIf(r -> r.submitsLeft() == 0);
    return applied;
  }

  /** The words that exist at this vendor. */
  public List<Word> words() {
    return Grammar.standard().words().stream()
        .filter(word -> understood.test(Grammar.standard().parse(word.example())))
        .toList();
  }

  private Behaviour understood(String word) {
    Behaviour behaviour = Grammar.standard().parse(word);
    requireUnderstood(behaviour);
    return behaviour;
  }

  private void requireUnderstood(Behaviour behaviour) {
    if (!understood.test(behaviour)) {
      throw new IllegalArgumentException(
          "the scenario %s does not exist at %s".formatted(behaviour, vendor));
    }
  }

  private static void add(List<Applied> applied, Behaviour behaviour, String source) {
    applied.add(new Applied(behaviour, source + " #" + applied.size()));
  }

  private static Stream<String> wordsOf(String videoUrl) {
    int query = videoUrl.indexOf('?');
    if (query < 0) {
      return Stream.empty();
    }
    return Stream.of(videoUrl.substring(query + 1).split("#")[0].split("&"))
        .filter(parameter -> parameter.startsWith("emulate="))
        .map(parameter -> parameter.substring("emulate=".length()))
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(word -> !word.isEmpty());
  }
}
