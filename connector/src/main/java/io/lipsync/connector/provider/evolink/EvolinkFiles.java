package io.lipsync.connector.provider.evolink;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.http.RequestBody;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaLimits;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorError;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.task.FailureCode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;

/**
 * EvoLink's files API, {@code POST /api/v1/files/upload/stream}, as its pages and the vendor's own
 * client know it. Files last 72 hours; an account holds only so many. Thread-safe.
 */
final class EvolinkFiles {
  private static final String PATH = "/api/v1/files/upload/stream";

  private final VendorApi api;
  private final EvolinkSettings settings;

  EvolinkFiles(ApiClient client, EvolinkSettings settings) {
    this.api = new VendorApi(client, "EvoLink", ApiRequest::withBearer, EvolinkFiles::refusal);
    this.settings = settings;
  }

  /** EvoLink names one limit for all; its pages speak of pictures, its client of any media. */
  static MediaLimits limits(long largest) {
    return MediaLimits.none()
        .and(
            largest,
            MediaFormat.MP4,
            MediaFormat.MOV,
            MediaFormat.WEBM,
            MediaFormat.AVI,
            MediaFormat.MP3,
            MediaFormat.WAV,
            MediaFormat.M4A,
            MediaFormat.AAC,
            MediaFormat.JPEG,
            MediaFormat.PNG,
            MediaFormat.GIF,
            MediaFormat.WEBP);
  }

  Answer<String> upload(ProviderAccount account, MediaFile file) {
    URI host = HttpAddress.base("lipsync.evolink.files-url", settings.filesUrl());
    ProviderAccount files = account.at(host);
    ApiRequest request =
        ApiRequest.postForm(
            files.endpoint(PATH),
            new RequestBody.Form(
                Map.of("file_name", file.name()), "file", file.body(), file.name()));
    return api.ask(files, request, EvolinkFiles::stored);
  }

  private static Answer<String> stored(Exchange.Answered answer) {
    URI link = VendorJson.link(VendorJson.tree(answer.body()).path("data").path("file_url"));
    return link == null
        ? Answer.later("EvoLink answered " + answer + " without a link to the file")
        : new Answer.Ok<>(link.toString());
  }

  /** A refusal may come with HTTP 200: then {@code success} tells, and {@code code} why. */
  private static VendorApi.Refusal refusal(Exchange.Answered answer) {
    JsonNode body = VendorJson.tree(answer.body());
    if (body.path("error").isObject()) {
      return EvolinkAnswers.refusal(answer);
    }
    if (answer.isSuccess() && body.path("success").asBoolean(true)) {
      return null;
    }
    VendorError said = VendorError.of(answer, body);
    return new VendorApi.Refusal(
        rule(status(answer, body), body.has("success"), said.lowerCase()),
        said,
        answer.retryAfter());
  }

  private static int status(Exchange.Answered answer, JsonNode body) {
    BigDecimal code = VendorJson.number(body.path("code"));
    boolean isStatus =
        code != null
            && code.compareTo(BigDecimal.valueOf(400)) >= 0
            && code.compareTo(BigDecimal.valueOf(600)) < 0;
    return answer.isSuccess() && isStatus ? code.intValue() : answer.status();
  }

  private static ErrorRule rule(int status, boolean byEvolink, String message) {
    if (message.contains("quota") || message.contains("too many files")) {
      return ErrorRule.refused(FailureCode.QUOTA_EXHAUSTED)
          .advising("Delete files at EvoLink, or wait: each is deleted after 72 hours.");
    }
    if (byEvolink && (status == 401 || status == 403)) {
      return ErrorRule.refused(ErrorRule.ofStatus(status).code());
    }
    return switch (status) {
      case 401, 402, 403, 404, 408, 409, 425, 429 -> ErrorRule.ofStatus(status);
      default ->
          status >= 500
              ? ErrorRule.ofStatus(status)
              : ErrorRule.refused(FailureCode.MEDIA_REJECTED)
                  .advising("Use another file, or give a link.");
    };
  }
}
