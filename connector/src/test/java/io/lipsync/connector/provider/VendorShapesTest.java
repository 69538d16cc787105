package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.support.AllVendors;
import io.lipsync.connector.support.SubmitOrders;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.LipSyncTask;
import io.lipsync.connector.task.TaskFailure;
import io.lipsync.connector.task.TaskStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One rule for all vendors: an error in any of the shapes that vendors, their gateways and clients
 * are known to use, a result in any of the known places, a status in any of the known words.
 */
class VendorShapesTest {
  private static final String ID = "task-unified-1775200000-xyz12345";
  private static final String LINK = "https://cdn.example.com/out.mp4?Signature=s3cr3t";

  @RegisterExtension static final AllVendors VENDORS = new AllVendors("sk-shapes-0123456789abcdef");

  /**
   * What stands in a failed task beside its id and its status, with the words "No face detected".
   */
  private static final List<String> ERRORS =
      List.of(
          "'error':'No face detected'",
          "'error':null,'message':'No face detected'",
          "'error':{},'message':'No face detected'",
          "'error':{'message':'No face detected'}",
          "'error':{'error':{'message':'No face detected'}}",
          "'error':['No face detected']",
          "'error':[{'message':'No face detected'}]",
          "'errors':[{'message':'No face detected'}]",
          "'error':{'message':['No face detected']}",
          "'error':{'detail':'No face detected'}",
          "'message':'No face detected'",
          "'msg':'No face detected'",
          "'detail':'No face detected'",
          "'detail':[{'loc':['body'],'msg':'No face detected'}]",
          "'fail_reason':'No face detected'");

  static Stream<Arguments> everyError() {
    return everyVendor(ERRORS);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everyError")
  void wordsOfAFailedTaskAreKept(String vendor, String error) {
    LipSyncTask task = found(vendor, task(vendor, "failed", error)).task();

    assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(task.failure().message()).isEqualTo("No face detected");
    assertThat(task.failure().code()).isEqualTo(FailureCode.NO_FACE_FOUND);
    assertThat(task.failure().retryable()).isFalse();
  }

  static Stream<Arguments> everyVendorAndError() {
    return everyVendor(
        List.of(
            "'error':{'code':'Some.Code_7','message':'words'}",
            "'error':{'error':{'code':'Some.Code_7','message':'words'}}",
            "'error':[{'code':'Some.Code_7','message':'words'}]",
            "'error':null,'code':'Some.Code_7','message':'words'",
            "'code':'Some.Code_7','message':'words'",
            "'error':'Some.Code_7','error_description':'words'",
            "'error_code':'Some.Code_7','error_message':'words'",
            "'error':'words','code':'Some.Code_7'"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everyVendorAndError")
  void theCodeOfAFailedTaskIsKept(String vendor, String error) {
    TaskFailure failure = found(vendor, task(vendor, "failed", error)).task().failure();

    assertThat(failure.providerCode()).isEqualTo("Some.Code_7");
    assertThat(failure.message()).isEqualTo("words");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everyVendorAndError")
  void wordsAndCodeOfARefusedCallAreKept(String vendor, String error) {
    if (vendor.equals("joggai")) {
      return; // Its envelope has a code of its own: see below.
    }
    VENDORS.answer(400, json("{" + error + "}"));

    assertThat(failure(read(vendor)).message()).endsWith(" answered HTTP 400: words");
    assertThat(failure(read(vendor)).providerCode()).isEqualTo("Some.Code_7");
  }

  /** Whoever gives two texts says more with both. */
  @ParameterizedTest
  @MethodSource("io.lipsync.connector.support.AllVendors#names")
  void noneOfSeveralTextsIsLost(String vendor) {
    String error = "'error':{'message':'Task failed','reason':'No face detected'}";
    TaskFailure failure = found(vendor, task(vendor, "failed", error)).task().failure();

    assertThat(failure.message()).isEqualTo("Task failed; No face detected");
    assertThat(failure.code()).isEqualTo(FailureCode.NO_FACE_FOUND);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No face detected                                                        | NO_FACE_FOUND
          no human face in the video                                              | NO_FACE_FOUND
          Unable to detect a face                                                 | NO_FACE_FOUND
          Face not detected in frame 1                                            | NO_FACE_FOUND
          There are no matched face in the video with the provided reference image. | FACE_NOT_MATCHED
          No matching face found.                                                 | FACE_NOT_MATCHED
          The faces do not match                                                  | FACE_NOT_MATCHED
          input media URL could not be fetched                                    | MEDIA_UNREACHABLE
          Failed to download the video                                            | MEDIA_UNREACHABLE
          Connection to https://a.example refused, please provide avaiable URL    | MEDIA_UNREACHABLE
          Download https://a.example timeout, please check network connection.    | MEDIA_UNREACHABLE
          Invalid video resolution. The height or width of video must be 640 ~ 2048. | MEDIA_REJECTED
          Invalid video FPS. The video FPS must be 15 ~ 60.                       | MEDIA_REJECTED
          Invalid file duration. The video/audio file duration must be 2s ~ 120s. | MEDIA_REJECTED
          Invalid file size. The video/audio/image file size must be less than 300MB. | MEDIA_REJECTED
          Unsupported audio codec                                                 | MEDIA_REJECTED
          The duration is too long                                                | MEDIA_REJECTED
          Unsupported format                                                      | MEDIA_REJECTED
          invalid request format                                                  | PROVIDER_ERROR
          Invalid file, cannot open file as video/audio/image.                    | MEDIA_REJECTED
          Input data may contain inappropriate content.                           | CONTENT_REJECTED
          sensitive words detected                                                | CONTENT_REJECTED
          Insufficient credit                                                     | QUOTA_EXHAUSTED
          user quota is not enough                                                | QUOTA_EXHAUSTED
          insufficient account balance                                            | QUOTA_EXHAUSTED
          the surface is scratched                                                | PROVIDER_ERROR
          No faces were found in the video                                        | NO_FACE_FOUND
          Cannot detect any face                                                  | NO_FACE_FOUND
          face not found                                                          | NO_FACE_FOUND
          The reference face does not match any face in the video                 | FACE_NOT_MATCHED
          Unable to access the audio URL                                          | MEDIA_UNREACHABLE
          Failed to fetch media: HTTP 403                                         | MEDIA_UNREACHABLE
          cannot download file                                                    | MEDIA_UNREACHABLE
          The video is too short                                                  | MEDIA_REJECTED
          File too large                                                          | MEDIA_REJECTED
          The file is corrupted                                                   | MEDIA_REJECTED
          Your balance is insufficient                                            | QUOTA_EXHAUSTED
          Content violates our policy                                             | CONTENT_REJECTED
          generation failed                                                       | PROVIDER_ERROR
          """)
  void wordsAreMappedWhereNoCodeSaysMore(String words, FailureCode code) {
    for (String vendor : AllVendors.names()) {
      String error = "'error':{'message':'" + words + "'}";
      assertThat(found(vendor, task(vendor, "failed", error)).task().failure().code())
          .as(vendor)
          .isEqualTo(code);
    }
  }

  /** A code that says what it is about is believed, whatever stands beside it. */
  @ParameterizedTest
  @CsvSource({
    "evolink, content_policy_violation, CONTENT_REJECTED",
    "evolink, request_cancelled, TASK_CANCELLED",
    "evolink, invalid_parameters, NO_FACE_FOUND",
    "evolink, service_error, NO_FACE_FOUND",
    "dashscope, DataInspectionFailed, CONTENT_REJECTED",
    "dashscope, InvalidURL.Timeout, MEDIA_UNREACHABLE",
    "dashscope, InvalidParameter, NO_FACE_FOUND",
    "dashscope, Arrearage, QUOTA_EXHAUSTED"
  })
  void codesComeBeforeWords(String vendor, String code, FailureCode meaning) {
    String error = "'error':{'code':'%s','message':'No face detected'}".formatted(code);
    assertThat(found(vendor, task(vendor, "failed", error)).task().failure().code())
        .isEqualTo(meaning);
  }

  /** EvoLink resells Alibaba's model, whose codes may arrive as they are. */
  @ParameterizedTest
  @CsvSource({
    "InvalidFile.FaceNotMatch, FACE_NOT_MATCHED",
    "InvalidFile.Duration, MEDIA_REJECTED",
    "InvalidFile.DownloadFailed, MEDIA_UNREACHABLE",
    "DataInspectionFailed, CONTENT_REJECTED",
    "no_face_detected, NO_FACE_FOUND",
    "something_else, PROVIDER_ERROR"
  })
  void aCodeThatTheVendorDoesNotKnowNamesItsCause(String code, FailureCode meaning) {
    for (String vendor : List.of("evolink", "joggai")) {
      String error = "'error':{'code':'%s','message':'words'}".formatted(code);
      TaskFailure failure = found(vendor, task(vendor, "failed", error)).task().failure();
      assertThat(failure.code()).as(vendor).isEqualTo(meaning);
      assertThat(failure.message()).isEqualTo("words");
      assertThat(failure.providerCode()).isEqualTo(code);
    }
  }

  static Stream<Arguments> everyFinalWord() {
    return everyVendor(
        List.of(
            "succeeded completed",
            "success completed",
            "SUCCESS completed",
            "Completed completed",
            "succeed completed",
            "failed failed",
            "FAIL failed",
            "Failure failed",
            "error failed",
            "expired failed",
            "TIMEOUT failed",
            "rejected failed",
            "canceled cancelled",
            "Cancelled cancelled",
            "pending pending",
            "queued processing",
            "RUNNING processing",
            "never-heard-of processing"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everyFinalWord")
  void finalWords(String vendor, String words) {
    String[] word = words.split(" ");
    LipSyncTask task = found(vendor, completed(vendor, word[0])).task();

    assertThat(task.status().word()).isEqualTo(word[1]);
    assertThat(task.videoUrl()).isEqualTo(word[1].equals("completed") ? LINK : null);
    assertThat(task.failure() != null).isEqualTo(List.of("failed", "cancelled").contains(word[1]));
    assertThat(task.providerStatus()).isEqualTo(word[0].equalsIgnoreCase(word[1]) ? null : word[0]);
    if (word[0].equals("expired")) {
      assertThat(task.failure().message()).endsWith(" gave no reason, only the status expired");
    }
  }

  static Stream<Arguments> everyPlace() {
    List<String> everywhere =
        List.of(
            "'results':['LINK']",
            "'results':'LINK'",
            "'results':[{'url':'LINK'}]",
            "'results':[{'video_url':'LINK'}]",
            "'results':{'video_url':'LINK'}",
            "'results':['',null,'LINK']",
            "'result':{'video_url':'LINK'}",
            "'result':'LINK'",
            "'result_data':{'video_url':'LINK'}",
            "'result_data':[{'video_url':'LINK','duration':12.4}]",
            "'output':{'video_url':'LINK'}",
            "'data':{'result_url':'LINK'}",
            "'data':{'video_url':'LINK'}",
            "'video':{'url':'LINK'}",
            "'video_url':'LINK'",
            "'result_url':'LINK'");
    return everyVendor(everywhere);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everyPlace")
  void aPaidResultIsFoundInEveryKnownPlace(String vendor, String place) {
    String body = task(vendor, "succeeded", place.replace("LINK", LINK));
    assertThat(found(vendor, body).task().videoUrl()).isEqualTo(LINK);
  }

  /** A video_url is also the name of what was sent, and may be repeated beside the result. */
  @ParameterizedTest
  @MethodSource("io.lipsync.connector.support.AllVendors#names")
  void theResultComesBeforeWhatWasSent(String vendor) {
    String both = "'data':{'video_url':'https://example.com/sent.mp4','result_url':'LINK'}";
    assertThat(found(vendor, task(vendor, "success", both.replace("LINK", LINK))).task().videoUrl())
        .isEqualTo(LINK);
  }

  /** Where the input is repeated, or a picture or sound stands beside the video. */
  @ParameterizedTest
  @MethodSource("io.lipsync.connector.support.AllVendors#names")
  void nothingElseIsTakenForTheVideo(String vendor) {
    for (String place :
        List.of(
            "'input':{'video_url':'LINK'}",
            "'parameters':{'video_url':'LINK'}",
            "'audio_url':'LINK'",
            "'result':{'audio_url':'LINK','cover_url':'LINK'}")) {
      VENDORS.answer(200, task(vendor, "succeeded", place.replace("LINK", LINK)));
      assertThat(read(vendor)).as(place).isInstanceOf(Answer.Later.class);
    }
  }

  /** Whatever stands beside the id of a new task, it was paid for. */
  @ParameterizedTest
  @MethodSource("io.lipsync.connector.support.AllVendors#names")
  void anIdThatComesWithASuccessIsATask(String vendor) {
    for (String word : List.of("unknown", "UNKNOWN", "failed", "no such word")) {
      VENDORS.answer(200, task(vendor, word, "'error':{'code':'odd','message':'odd'}"));
      assertThat(submit(vendor))
          .as(word)
          .isInstanceOfSatisfying(
              SubmitAnswer.Accepted.class, task -> assertThat(task.taskId()).isEqualTo(ID));
    }
  }

  @ParameterizedTest
  @MethodSource("io.lipsync.connector.support.AllVendors#names")
  void aRequestIdInTheBodyIsKept(String vendor) {
    String key = vendor.equals("joggai") ? "rid" : "request_id";
    String failed =
        task(vendor, "failed", "'error':'x y'").replaceFirst("\\{", "{\"" + key + "\":\"req-7\",");
    LipSyncTask task = found(vendor, failed).task();
    assertThat(task.requestId()).isEqualTo("req-7");
    assertThat(task.failure().requestId()).isEqualTo("req-7");

    VENDORS.answer(403, "{\"" + key + "\":\"req-8\"}");
    assertThat(failure(read(vendor)).requestId()).isEqualTo("req-8");
    assertThat(failure(read(vendor)).describe()).contains("request id req-8");
    assertThat(submit(vendor).toString()).contains("req-8");

    VENDORS.answer(403, "{\"error\":{\"message\":\"m\",\"request_id\":\"req-9\"}}");
    assertThat(failure(read(vendor)).requestId()).isEqualTo("req-9");
  }

  @ParameterizedTest
  @CsvSource({
    "evolink, x-request-id",
    "evolink, x-oneapi-request-id",
    "dashscope, x-request-id",
    "joggai, X-Request-Id"
  })
  void aRequestIdInAHeaderIsKept(String vendor, String header) {
    VENDORS.answer(200, AllVendors.acceptedTask(vendor, ID), header, "req-1");
    assertThat(((SubmitAnswer.Accepted) submit(vendor)).requestId()).isEqualTo("req-1");

    VENDORS.answer(502, "<html></html>", header, "req-2");
    assertThat(((SubmitAnswer.Unknown) submit(vendor)).reason()).endsWith("(request id req-2)");
    assertThat(failure(read(vendor)).requestId()).isEqualTo("req-2");

    VENDORS.answer(200, completed(vendor, "success"), header, "req-3");
    assertThat(read(vendor).orThrow().task().requestId()).isEqualTo("req-3");

    VENDORS.answer(200, "{}", header, "req\r\n\"4 ".trim().replaceAll("[\r\n]", ""));
    assertThat(failure(read(vendor)).requestId()).isEqualTo("req_4");
  }

  /** A firewall's page, and every other page: nobody can tell now. */
  @ParameterizedTest
  @MethodSource("io.lipsync.connector.support.AllVendors#names")
  void aPageIsNoAnswer(String vendor) {
    for (int status : List.of(401, 403, 404, 405, 500, 503)) {
      VENDORS.answer(status, "<html><h1>403 Forbidden</h1></html>");
      assertThat(read(vendor)).as("" + status).isInstanceOf(Answer.Later.class);
    }
  }

  /** What a gateway says in plain text is the only thing that anybody has. */
  @ParameterizedTest
  @MethodSource("io.lipsync.connector.support.AllVendors#names")
  void plainTextIsKept(String vendor) {
    VENDORS.answer(503, "upstream connect error");
    assertThat(failure(read(vendor)).message()).endsWith("HTTP 503: upstream connect error");
  }

  @ParameterizedTest
  @CsvSource({"dashscope", "joggai"})
  void aTaskIdMayBeANumber(String vendor) {
    VENDORS.answer(200, AllVendors.acceptedTask(vendor, "#").replace("\"#\"", "4711"));
    assertThat(((SubmitAnswer.Accepted) submit(vendor)).taskId()).isEqualTo("4711");

    VENDORS.answer(200, AllVendors.completedTask(vendor, "#", LINK).replace("\"#\"", "4711"));
    LipSyncProvider provider = VENDORS.provider(vendor);
    assertThat(provider.read(VENDORS.account(provider), "4711").orThrow().task().taskId())
        .isEqualTo("4711");
  }

  private static Stream<Arguments> everyVendor(List<String> values) {
    return AllVendors.names().stream()
        .flatMap(vendor -> values.stream().map(value -> Arguments.of(vendor, value)));
  }

  /** A task as each vendor wraps it, with these fields. */
  private static String task(String vendor, String status, String fields) {
    return json(
        switch (vendor) {
          case "evolink" -> "{'id':'%s','status':'%s',%s}".formatted(ID, status, fields);
          case "dashscope" ->
              "{'output':{'task_id':'%s','task_status':'%s',%s}}".formatted(ID, status, fields);
          default ->
              "{'code':0,'msg':'Success','data':{'task_id':'%s','status':'%s',%s}}"
                  .formatted(ID, status, fields);
        });
  }

  private static String completed(String vendor, String status) {
    return switch (vendor) {
      case "evolink" -> task(vendor, status, "'results':['" + LINK + "']");
      case "dashscope" -> task(vendor, status, "'video_url':'" + LINK + "'");
      default -> task(vendor, status, "'data':{'result_url':'" + LINK + "'}");
    };
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static FoundTask found(String vendor, String body) {
    VENDORS.answer(200, body);
    return read(vendor).orThrow();
  }

  private static Answer<FoundTask> read(String vendor) {
    LipSyncProvider provider = VENDORS.provider(vendor);
    return provider.read(VENDORS.account(provider), ID);
  }

  private static SubmitAnswer submit(String vendor) {
    LipSyncProvider provider = VENDORS.provider(vendor);
    return provider.submit(VENDORS.account(provider), SubmitOrders.any(), SendGate.OPEN);
  }

  private static TaskFailure failure(Answer<FoundTask> answer) {
    return answer instanceof Answer.Refused<FoundTask> refused
        ? refused.failure()
        : ((Answer.Later<FoundTask>) answer).failure();
  }
}
