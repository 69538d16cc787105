package io.lipsync.emulator.scenario;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The words by which a video URL, the administration or a test chooses behaviours.
 *
 * <p>In a URL they are the query parameter {@code emulate}, separated by commas: {@code
 * https://example.com/speaker.mp4?emulate=finish-after:5s,callback:lost}. Durations are {@code
 * 500ms}, {@code 5s}, {@code 2m}, {@code 1h}; a bare number means seconds.
 *
 * <p>Immutable and thread-safe.
 */
public final class Grammar {

  private static final Grammar STANDARD = new Grammar();

  private final Map<String, Function<WordReader, Behaviour>> readers = new LinkedHashMap<>();
  private final List<Word> words;

  private Grammar() {
    readers.put("finish-after", w -> new TaskBehaviour.FinishAfter(w.duration()));
    readers.put("stay", w -> new TaskBehaviour.StayProcessing());
    readers.put("pending-for", w -> new TaskBehaviour.PendingFor(w.duration()));
    readers.put("unknown-for", w -> new TaskBehaviour.UnknownFor(w.duration()));
    readers.put("fail", Grammar::fail);
    readers.put("fail-without-error", w -> new TaskBehaviour.FailWithoutError());
    readers.put("face-match", w -> new TaskBehaviour.FaceMatchUpTo(w.number("a threshold")));
    readers.put(
        "complete-with-error",
        w ->
            new TaskBehaviour.CompleteWithError(
                w.rest().orElse("Emulated: an error that is none")));
    readers.put("cancelled", w -> new TaskBehaviour.Cancelled());
    readers.put("callback", CallbackGrammar::parse);
    readers.put("result", Grammar::result);
    words =
        Stream.of(taskWords(), FaultGrammar.words(), CallbackGrammar.words(), resultWords())
            .flatMap(List::stream)
            .toList();
  }

  /** The grammar of this version. */
  public static Grammar standard() {
    return STANDARD;
  }

  /** Every word with its meaning, in the order in which documentation lists them. */
  public List<Word> words() {
    return words;
  }

  /**
   * The behaviour that one word stands for.
   *
   * @throws IllegalArgumentException if the word is unknown or its arguments are wrong; the message
   *     is for the person who wrote the word
   */
  public Behaviour parse(String word) {
    WordReader reader = new WordReader(word);
    String first = reader.next("everything");
    Function<WordReader, Behaviour> known = readers.get(first);
    if (known != null) {
      return reader.end(known.apply(reader));
    }
    return FaultGrammar.parse(first, reader)
        .map(reader::end)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown scenario word '%s'; known are: %s"
                        .formatted(
                            word, String.join(", ", words.stream().map(Word::syntax).toList()))));
  }

  private static Behaviour fail(WordReader word) {
    String code = word.next("an error code");
    if (code.equals("no-face-match")) {
      return new TaskBehaviour.FailNoFaceMatch();
    }
    return new TaskBehaviour.Fail(code, word.rest().orElse(null));
  }

  private static Behaviour result(WordReader word) {
    String what = word.next("what happens to the result");
    return switch (what) {
      case "size" -> new ResultBehaviour.Size(word.number("a number of megabytes"));
      case "expired" -> new ResultBehaviour.Expired();
      case "cut" -> new ResultBehaviour.Cut(word.numberIfAny().orElse(FaultBehaviour.ALWAYS));
      case "untagged" -> new ResultBehaviour.Untagged();
      case "html" -> new ResultBehaviour.Html();
      case "link" -> new ResultBehaviour.Link(link(word));
      case "redirect" -> new ResultBehaviour.Redirect(word.number("a number of redirects"));
      case "encoding" ->
          new ResultBehaviour.Header("Content-Encoding", word.next("a content coding"));
      case "header" ->
          new ResultBehaviour.Header(word.next("a header name"), word.rest().orElse(""));
      case "type" -> new ResultBehaviour.ContentType(word.next("a media type"));
      default -> throw new IllegalArgumentException("unknown scenario word 'result:" + what + "'");
    };
  }

  private static URI link(WordReader word) {
    String link = word.rest().orElse("");
    if (link.isEmpty()) {
      throw new IllegalArgumentException("scenario word 'result:link' lacks a link");
    }
    return URI.create(link);
  }

  private static List<Word> taskWords() {
    return List.of(
        new Word(
            "finish-after:<duration>",
            "The task ends after this time (at DashScope: of processing, not of queueing).",
            "finish-after:5s"),
        new Word(
            "pending-for:<duration>", "It is queued for this time at least.", "pending-for:10s"),
        new Word(
            "unknown-for:<duration>",
            "Queries say UNKNOWN for this time after the submit.",
            "unknown-for:3s"),
        new Word("stay", "The task stays in processing until somebody ends it.", "stay"),
        new Word(
            "fail:<code>[:<message>]",
            "The task fails, with the documented text if none is given. A code of digits is a JSON"
                + " number at EvoLink; JoggAI sends the text only.",
            "fail:service_error:Please try again later"),
        new Word("fail:no-face-match", "The task fails: no matching face.", "fail:no-face-match"),
        new Word(
            "fail-without-error", "The task fails, its body has no error.", "fail-without-error"),
        new Word(
            "face-match:<highest>",
            "The task fails with no matching face while query_face_threshold is above this, and"
                + " completes otherwise.",
            "face-match:140"),
        new Word(
            "complete-with-error[:<message>]",
            "The task completes, its body has an error all the same.",
            "complete-with-error"),
        new Word("cancelled", "The task is cancelled on the provider's side.", "cancelled"));
  }

  private static List<Word> resultWords() {
    return List.of(
        new Word(
            "result:size:<megabytes>", "The video is that big; it still plays.", "result:size:5"),
        new Word("result:expired", "The link is answered with 403.", "result:expired"),
        new Word("result:cut[:<times>]", "The download breaks off at half.", "result:cut:1"),
        new Word(
            "result:untagged",
            "The file has no entity tag and comes whole only, so that what broke off begins again.",
            "result:untagged"),
        new Word(
            "result:html", "A sign-in page comes in place of the video, with 200.", "result:html"),
        new Word(
            "result:link:<url>",
            "The vendor names this link in place of its own.",
            "result:link:http://169.254.169.254/latest/meta-data"),
        new Word(
            "result:redirect:<hops>",
            "The link leads to the video by so many redirects (302).",
            "result:redirect:1"),
        new Word(
            "result:encoding:<coding>",
            "The download names this content coding; its bytes are as they are.",
            "result:encoding:aws-chunked"),
        new Word(
            "result:header:<name>:<value>",
            "The download has this header.",
            "result:header:Content-Range:bytes"),
        new Word(
            "result:type:<media type>", "The file is declared as this.", "result:type:text/html"));
  }
}
