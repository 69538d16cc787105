package io.lipsync.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.lipsync.connector.callback.CallbackProperties;
import io.lipsync.connector.callback.FinishedCallback;
import io.lipsync.connector.callback.address.CallbackToken;
import io.lipsync.connector.callback.judge.CallbackReceiver;
import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.config.LipSyncProperties;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.FilePart;
import io.lipsync.connector.http.RequestBody;
import io.lipsync.connector.http.Secret;
import io.lipsync.connector.media.CamundaReference;
import io.lipsync.connector.media.Media;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.Connection;
import io.lipsync.connector.provider.FoundTask;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalSettings;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.provider.SubmitOrder;
import io.lipsync.connector.provider.evolink.EvolinkProvider;
import io.lipsync.connector.query.AccountRequest;
import io.lipsync.connector.query.CancelRequest;
import io.lipsync.connector.query.TaskRequest;
import io.lipsync.connector.submit.SubmitRequest;
import io.lipsync.connector.support.VendorSettings;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskStatus;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever ends up in a log line by accident says nothing: no key, no token, no signed link. */
class RevealsNothingTest {
  private static final String S = "s3cr3t";
  private static final String LINK = "https://example.com/a.mp4?Signature=" + S;
  private static final Secret SECRET = Secret.of(S);
  private static final EvolinkProvider EVOLINK =
      new EvolinkProvider(null, VendorSettings.evolink("https://api.evolink.ai"));

  @ParameterizedTest
  @MethodSource("holders")
  void toStringRevealsNothing(Object holder) {
    assertThat(holder.toString()).isNotEmpty().doesNotContain(S).doesNotContain("Signature");
  }

  static Stream<Named<Object>> holders() throws Exception {
    Connection connection = new Connection("evolink", S, null);
    ProviderAccount account =
        new ProviderAccount(
            EVOLINK, SECRET, URI.create("https://api.evolink.ai"), false, List.of(SECRET));
    LipSyncTask task =
        LipSyncTask.builder("evolink", "task-unified-1", TaskStatus.COMPLETED)
            .correlationKey("k")
            .videoUrl(LINK)
            .build();
    TextNode link = TextNode.valueOf(LINK);
    return Stream.of(
            SECRET,
            SECRET.derive("x"),
            new ApiRequest(
                "GET",
                URI.create(LINK),
                java.util.Map.of("Authorization", S),
                new RequestBody.Json("{\"a\":\"" + S),
                false),
            new RequestBody.Json(S),
            new RequestBody.Form(
                java.util.Map.of("Signature", S),
                "file",
                new RequestBody.File(java.nio.file.Path.of("a.part"), "video/mp4"),
                "a.mp4"),
            new Exchange.Answered(200, LINK, null),
            connection,
            account,
            new Providers(List.of(EVOLINK), List.of(SECRET)),
            new SubmitOrder("key", LINK, LINK, LINK, false, 170, null, URI.create(LINK)),
            new SubmitRequest(
                connection,
                link,
                link,
                link,
                null,
                null,
                null,
                null,
                new SubmitRequest.Callback("", "p"),
                null),
            new Media.Link(LINK),
            new Media.Attached(new CamundaReference("d", "s", S, null, S + ".mp4", 9L)),
            new Answer.Ok<>(LINK),
            new TaskRequest(connection, "task-unified-1", null, null),
            new CancelRequest(connection, "task-unified-1", null),
            new AccountRequest(connection),
            task,
            LipSyncTask.builder("evolink", "t", TaskStatus.COMPLETED).videoUrl(LINK),
            new Answer.Ok<>(new FoundTask(task, Instant.EPOCH)),
            new Verdict.Finished(task),
            new FinishedCallback(task),
            new CallbackToken(List.of(SECRET)),
            new CallbackReceiver(
                account,
                new SignalSettings(LINK, List.of(SECRET)),
                CallbackReceiver.Gate.OPEN,
                CallbackReceiver.Later.NEVER),
            new SignalSettings(LINK, List.of(SECRET)),
            new Signal(java.util.Map.of("x", S), java.util.Map.of("token", S), S.getBytes()),
            new SignalVerdict.Forged("wrong"),
            VendorSettings.dashscope().build(),
            new CallbackProperties(new CallbackProperties.Inbound("p", "joggai", S, null, S, LINK)),
            new CallbackProperties.Inbound("p", "joggai", S, null, S, LINK),
            new LipSyncProperties(
                new LipSyncProperties.Callback("", false),
                List.of(S),
                null,
                null,
                null,
                null,
                null,
                null,
                null),
            new FilePart.Bytes(URI.create(LINK), S.getBytes(), 6, "video/mp4", true),
            hidden("submit.SubmissionRecord"),
            hidden("submit.SubmitInput"),
            hidden("provider.evolink.EvolinkSubmit"),
            hidden("provider.VendorTask"),
            hidden("provider.dashscope.DashscopeBodies$Input"),
            hidden("provider.joggai.JoggaiSubmit"))
        .map(holder -> Named.of(holder.getClass().getSimpleName(), holder));
  }

  /** A record that only its package sees, with the signed link wherever a link belongs. */
  private static Object hidden(String name) throws Exception {
    Class<?> type = Class.forName(LipSyncConnector.class.getPackageName() + "." + name);
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.newInstance(
        Arrays.stream(type.getRecordComponents()).map(RevealsNothingTest::filled).toArray());
  }

  private static Object filled(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == String.class) {
      return component.getName().endsWith("Url") ? LINK : "plain";
    }
    if (type == List.class) {
      return List.of(LINK);
    }
    if (type == boolean.class) {
      return false;
    }
    return type == int.class ? 170 : null;
  }
}
