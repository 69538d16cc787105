package io.lipsync.connector.provider.joggai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.support.SubmitOrders;
import io.lipsync.connector.support.VendorServer;
import io.lipsync.connector.support.VendorSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JoggAI's own pages disagree about what comes before its calls. */
class JoggaiPathsTest {
  private static final String NO_TASK = "/lip_sync_video/00000000-0000-0000-0000-000000000000";
  private static final String READ = "/lip_sync_video/" + VendorServer.TASK_ID;
  private static final String SUBMIT = "/create_lip_sync_video";

  @RegisterExtension static final VendorServer JOGGAI = VendorServer.joggai();

  @ParameterizedTest
  @CsvSource({"/open/v2, /v2", "/v2, /open/v2"})
  void aReadFindsTheOtherPrefixAndRemembersIt(String configured, String served) {
    LipSyncProvider provider = provider(configured);
    JOGGAI.getAnswers(served + READ, okJson(JoggaiJson.SUCCESS));

    assertThat(read(provider)).isInstanceOf(Answer.Ok.class);
    assertThat(read(provider)).isInstanceOf(Answer.Ok.class);
    assertThat(urls()).containsExactly(configured + READ, served + READ, served + READ);
  }

  /** The second POST is sent only where a free call has shown that JoggAI answers. */
  @ParameterizedTest
  @CsvSource({"/open/v2, /v2", "/v2, /open/v2"})
  void aSubmissionGoesWhereAFreeCallWasAnswered(String configured, String served) {
    LipSyncProvider provider = provider(configured);
    JOGGAI.getAnswers(served + NO_TASK, okJson(JoggaiJson.error(10104, "Record not found")));
    JOGGAI.postAnswers(served + SUBMIT, okJson(JoggaiJson.ACCEPTED));

    assertThat(submit(provider)).isInstanceOf(SubmitAnswer.Accepted.class);
    assertThat(submit(provider)).isInstanceOf(SubmitAnswer.Accepted.class);
    assertThat(urls())
        .containsExactly(configured + SUBMIT, served + NO_TASK, served + SUBMIT, served + SUBMIT);
  }

  @Test
  void aSubmissionIsNotSentTwiceWhereNobodyIsKnownToAnswer() {
    LipSyncProvider provider = provider("/open/v2");
    JOGGAI.postAnswers("/v2" + SUBMIT, okJson(JoggaiJson.ACCEPTED));

    assertThat(submit(provider)).isInstanceOf(SubmitAnswer.NotAccepted.class);
    assertThat(urls()).containsExactly("/open/v2" + SUBMIT, "/v2" + NO_TASK);
  }

  /** Only a 404 without the envelope proves that the first POST created nothing. */
  @ParameterizedTest
  @CsvSource({"200", "403", "405", "500", "502"})
  void everyOtherPageIsAnUnknownOutcome(int status) {
    JOGGAI.submitAnswers(status, "<html></html>");
    assertThat(submit(JOGGAI.provider())).isInstanceOf(SubmitAnswer.Unknown.class);
    assertThat(urls()).hasSize(1);
  }

  @Test
  void noPrefixIsTriedAfterAnEnvelope() {
    JOGGAI.submitAnswers(404, JoggaiJson.error(10104, "Record not found"));
    JOGGAI.taskAnswers(404, JoggaiJson.error(17003, "no such task"));
    submit(JOGGAI.provider());
    read(JOGGAI.provider());
    assertThat(urls()).hasSize(2);
  }

  /** What became of the second POST counts, whatever it is. */
  @Test
  void anAnswerThatIsLostAtTheOtherPrefixIsUnknown() {
    JOGGAI.getAnswers("/v2" + NO_TASK, okJson(JoggaiJson.error(17003, "none")));
    JOGGAI.postAnswers("/v2" + SUBMIT, page(502));
    assertThat(submit(provider("/open/v2"))).isInstanceOf(SubmitAnswer.Unknown.class);
  }

  @Test
  void theOtherPrefixIsNotCalledWhileTheGateIsClosed() {
    LipSyncProvider provider = provider("/open/v2");
    JOGGAI.getAnswers("/v2" + NO_TASK, okJson(JoggaiJson.error(17003, "none")));
    int[] asked = {0};
    SubmitAnswer answer =
        provider.submit(JOGGAI.account(), SubmitOrders.any(), () -> asked[0]++ == 0);
    assertThat(answer).isInstanceOf(SubmitAnswer.NotSent.class);
    assertThat(urls()).containsExactly("/open/v2" + SUBMIT, "/v2" + NO_TASK);
  }

  @Test
  void theQuotaIsFoundBelowTheOtherPrefixToo() {
    JOGGAI.getAnswers(
        "/open/v2/user/remaining_quota",
        okJson(JoggaiJson.envelope(0, "Success", "{\"remaining_quota\":7}")));
    assertThat(JOGGAI.provider().account(JOGGAI.account()).orThrow().remaining()).isNotNull();
  }

  @Test
  void aPrefixOfAnInstallationIsUsedAsItIs() {
    assertThat(read(provider("/proxy/jogg"))).isInstanceOf(Answer.Later.class);
    assertThat(urls()).containsExactly("/proxy/jogg" + READ);
  }

  @Test
  void bothAreAskedAgainWhileNobodyAnswers() {
    LipSyncProvider provider = provider("/open/v2");
    read(provider);
    JOGGAI.getAnswers("/open/v2" + READ, okJson(JoggaiJson.SUCCESS));
    assertThat(read(provider)).isInstanceOf(Answer.Ok.class);
  }

  private static ResponseDefinitionBuilder page(int status) {
    return aResponse().withStatus(status).withBody("<html></html>");
  }

  private static LipSyncProvider provider(String prefix) {
    return new JoggaiProvider(
        JOGGAI.client(), VendorSettings.joggai(JOGGAI.baseUrl(), prefix, "/v2", null));
  }

  private static Answer<FoundTask> read(LipSyncProvider provider) {
    return provider.read(JOGGAI.account(), VendorServer.TASK_ID);
  }

  private static SubmitAnswer submit(LipSyncProvider provider) {
    return provider.submit(JOGGAI.account(), SubmitOrders.any(), SendGate.OPEN);
  }

  private static List<String> urls() {
    return JOGGAI.requests().stream().map(request -> request.getUrl()).toList();
  }
}
