package io.lipsync.emulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lipsync.emulator.EmulatorSettings;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.VendorEmulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GrammarTest {

  private static ProviderEmulator emulator;

  @BeforeAll
  static void start() {
    emulator = ProviderEmulator.start(EmulatorSettings.defaults());
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  static Stream<Word> words() {
    return Grammar.standard().words().stream();
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyDocumentedExampleIsUnderstood(Word word) {
    assertThat(Grammar.standard().parse(word.example())).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("words")
  void readmeListsEveryWordWithItsMeaning(Word word) throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            "| `%s` | %s | %s |".formatted(word.syntax(), word.meaning(), vendorsThatKnow(word)));
  }

  private static String vendorsThatKnow(Word word) {
    List<String> names =
        emulator.vendors().stream()
            .filter(vendor -> vendor.scenarios().words().contains(word))
            .map(VendorEmulator::name)
            .map(Map.of("evolink", "EvoLink", "dashscope", "DashScope", "joggai", "JoggAI")::get)
            .toList();
    return names.size() == emulator.vendors().size() ? "all" : String.join(", ", names);
  }

  @Test
  void wordsBecomeBehaviours() {
    assertThat(Scenario.parse("finish-after:500ms, fail:400:Bad: really").behaviours())
        .containsExactly(
            new TaskBehaviour.FinishAfter(Duration.ofMillis(500)),
            new TaskBehaviour.Fail("400", "Bad: really"));
    assertThat(Grammar.standard().parse("result:link:http://[::1]:80/a?b=c:d"))
        .isEqualTo(new ResultBehaviour.Link(URI.create("http://[::1]:80/a?b=c:d")));
    assertThat(Scenario.ofWords("fail:x:Sorry, later").behaviours())
        .containsExactly(new TaskBehaviour.Fail("x", "Sorry, later"));
    assertThat(Grammar.standard().parse("query-reset:2"))
        .isEqualTo(new FaultBehaviour(FaultBehaviour.Place.QUERY, new Fault.Reset(), 2));
    assertThat(Scenario.parse("submit-429:2:retry-after=3").behaviours())
        .isEqualTo(Scenarios.tooManyRequests(2, Duration.ofSeconds(3)).behaviours());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | unknown scenario word 'nonsense'",
        "finish-after | lacks a duration",
        "finish-after:soon | a duration looks like",
        "stay:5s | too many parts",
        "callback:vanished | unknown scenario word 'callback:vanished'",
        "callback:doubled:1 | at least 2 copies",
        "result:size:0 | must be >= 1 MB",
        "result:cut:0 | at least once",
        "result:link | lacks a link",
        "result:link:no link | Illegal character",
        "accept-reset:0 | at least once",
        "accept-explode | unknown scenario word",
        "submit-empty | no answer to distort",
        "submit-429:retry=3 | none of the options",
        "submit-429:1:retry-after=soon | takes seconds",
        "face-match:low | must be a whole number"
      })
  void mistakesAreExplained(String word, String explanation) {
    assertThatThrownBy(() -> Grammar.standard().parse(word))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(explanation);
  }

  @Test
  void urlsMayCarryWordsInAnyPlace() {
    ScenarioBook book = new ScenarioBook();
    assertThat(behaviours(book, "https://a.example/v.mp4")).isEmpty();
    assertThat(behaviours(book, "https://a.example/v.mp4?x=1&emulate=stay,callback:lost#t=2"))
        .containsExactly(new TaskBehaviour.StayProcessing(), new CallbackBehaviour.Lost());
    assertThat(behaviours(book, "https://a.example/v.mp4?emulate=stay&emulate=callback%3Alost"))
        .containsExactly(new TaskBehaviour.StayProcessing(), new CallbackBehaviour.Lost());
  }

  @Test
  void registrationsAreUsedUpByTheSubmitsTheyFit() {
    ScenarioBook book = new ScenarioBook();
    book.forNextSubmits(2, Scenario.parse("stay"));
    book.forSubmitsContaining("b.example", Scenario.parse("callback:lost"));

    assertThat(behaviours(book, "https://a.example/")).hasSize(1);
    assertThat(behaviours(book, "https://b.example/")).hasSize(2);
    assertThat(behaviours(book, "https://a.example/")).isEmpty();
    assertThat(book.list()).hasSize(1);
    assertThat(book.remove(book.list().getFirst().id())).isTrue();
    assertThat(behaviours(book, "https://b.example/")).isEmpty();
  }

  private static List<Behaviour> behaviours(ScenarioBook book, String url) {
    return book.takeFor(url).stream().map(ScenarioBook.Applied::behaviour).toList();
  }
}
