package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.connector.api.error.ConnectorException;
import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaLimits;
import io.lipsync.connector.media.check.MediaRules;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Capabilities;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.support.AcmeProvider;
import io.lipsync.connector.support.Documents;
import io.lipsync.connector.support.Job;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.support.Submitters;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.TaskFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever becomes of the uploads, a claim comes after all of them or not at all. */
class UploadBeforeClaimTest {
  private static final Answer<String> STORED = new Answer.Ok<>("https://example.com/x");
  private static final Answer<String> NOT_TAKEN =
      new Answer.Refused<>(TaskFailure.of(FailureCode.INVALID_INPUT, "no", false));

  private final List<String> events = new ArrayList<>();
  private boolean idempotent;
  private boolean begun;

  @Property(tries = 300)
  void nothingIsClaimedBeforeTheLastUploadHasArrived(
      @ForAll boolean video,
      @ForAll boolean audio,
      @ForAll boolean image,
      @ForAll("answers") Answer<String> first,
      @ForAll("answers") Answer<String> second,
      @ForAll("answers") Answer<String> third) {
    events.clear();
    List<Answer<String>> answers = List.of(first, second, third);
    int uploads = (video ? 1 : 0) + (audio ? 1 : 0) + (image ? 1 : 0);
    boolean arrives = answers.stream().limit(uploads).allMatch(STORED::equals);

    String seen = run(video, audio, image, answers);

    if (arrives) {
      assertThat(seen).isEqualTo("accepted");
      assertThat(events).endsWith("claim", "submit").hasSize(uploads + 2);
    } else {
      assertThat(seen).isNotIn("accepted", "SUBMIT_OUTCOME_UNKNOWN");
      assertThat(events).isNotEmpty().containsOnly("upload");
    }
  }

  /** A refused upload would let a model try another provider, and pay a second time. */
  @Example
  void whatADeadWorkerBeganIsNeverARefusedUpload() {
    begun = true;
    assertThat(run(true, false, false, List.of(NOT_TAKEN))).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(events).containsOnly("upload");
  }

  /** With a new link of its document it would be another order under the same key. */
  @Example
  void norIsItRepeatedWhereTheSameOrderMightBe() {
    begun = true;
    idempotent = true;
    assertThat(run(true, false, false, List.of(NOT_TAKEN))).isEqualTo("SUBMIT_OUTCOME_UNKNOWN");
    assertThat(events).containsOnly("upload");
  }

  @Provide
  Arbitrary<Answer<String>> answers() {
    TaskFailure passing = TaskFailure.of(FailureCode.RATE_LIMITED, "later", true);
    TaskFailure lasting = TaskFailure.of(FailureCode.MEDIA_REJECTED, "never", false);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, Arbitraries.just(STORED)),
        net.jqwik.api.Tuple.of(
            1, Arbitraries.just(new Answer.Later<>(passing, Duration.ofSeconds(3)))),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(new Answer.Later<>(passing, null))),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(new Answer.Refused<>(lasting))),
        net.jqwik.api.Tuple.of(1, Arbitraries.just(NOT_TAKEN)));
  }

  private String run(boolean video, boolean audio, boolean image, List<Answer<String>> answers) {
    Documents documents = new Documents();
    SubmitRequests request =
        SubmitRequests.valid().with("connection", "{\"provider\": \"acme\", \"apiKey\": \"key\"}");
    if (video) {
      request.with("video_url", documents.put("v", new byte[9], "video/mp4", "v.mp4"));
    }
    if (audio) {
      request.with("audio_url", documents.put("a", new byte[9], "audio/wav", "a.wav"));
    }
    if (image) {
      request.with("ref_image_url", documents.put("i", new byte[9], "image/png", "i.png"));
    }
    Submitter submitter =
        Submitters.of(
            new Providers(List.of(new Acme(answers)), List.of()),
            new CallbackUrls(null, false),
            MediaProbes.unused(),
            new WatchedGuard(),
            Clock.systemUTC());
    try {
      submitter.submit(Submitters.job(request.build(), null, null, Job.any(), documents));
      return "accepted";
    } catch (ConnectorException e) {
      return e.getErrorCode();
    }
  }

  private final class WatchedGuard implements OnceOnlyGuard {
    @Override
    public Claim claim(JobContext job, int attempt) {
      events.add("claim");
      return () -> true;
    }

    @Override
    public boolean isClaimed(JobContext job, int attempt) {
      return begun;
    }

    @Override
    public boolean isFirstSight(JobContext job, int attempt) {
      return false;
    }

    @Override
    public CompletableFuture<Void> record(
        JobContext job, Map<String, Object> record, Duration patience) {
      return CompletableFuture.completedFuture(null);
    }
  }

  /** A vendor whose uploads end as they are told to. */
  private final class Acme extends AcmeProvider {
    private final List<Answer<String>> answers;
    private int uploads;

    private Acme(List<Answer<String>> answers) {
      this.answers = answers;
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(
          false,
          Duration.ZERO,
          Duration.ofSeconds(5),
          Set.of(),
          true,
          List.of(),
          MediaLimits.none().and(10, MediaFormat.MP4, MediaFormat.WAV, MediaFormat.PNG),
          MediaRules.of("acme"),
          idempotent);
    }

    @Override
    public Answer<String> upload(ProviderAccount account, MediaFile file) {
      events.add("upload");
      return answers.get(uploads++);
    }

    @Override
    public SubmitAnswer submit(ProviderAccount account, SubmitOrder order, SendGate gate) {
      events.add("submit");
      return super.submit(account, order, gate);
    }

    @Override
    public Answer<FoundTask> read(ProviderAccount account, String taskId) {
      throw new AssertionError("nobody asks");
    }
  }
}
