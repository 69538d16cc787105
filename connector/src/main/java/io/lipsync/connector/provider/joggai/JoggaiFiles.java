package io.lipsync.connector.provider.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaLimits;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.ErrorRule;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.provider.VendorStorage;
import io.lipsync.connector.task.FailureCode;
import java.net.URI;
import java.util.Map;

/**
 * JoggAI's upload, by its pages "Upload asset" and "Upload media": the API gives a signed address,
 * the file is put there with the same content type, and a link to it is good for ever. Thread-safe.
 */
final class JoggaiFiles {
  /** The page's own table. */
  static final MediaLimits LIMITS =
      MediaLimits.none()
          .and(MediaLimits.megabytes(100), MediaFormat.MP4, MediaFormat.WEBM, MediaFormat.MOV)
          .and(MediaLimits.megabytes(20), MediaFormat.MP3, MediaFormat.WAV, MediaFormat.M4A)
          .and(
              MediaLimits.megabytes(10),
              MediaFormat.JPEG,
              MediaFormat.PNG,
              MediaFormat.WEBP,
              MediaFormat.GIF);

  private static final int PARAMETER_ERROR = 40000;

  private final JoggaiPaths paths;
  private final VendorStorage storage;

  JoggaiFiles(ApiClient client, JoggaiSettings settings) {
    this.paths = new JoggaiPaths(client, JoggaiFiles::refusal, settings.accountBasePath());
    this.storage = new VendorStorage(client, "JoggAI");
  }

  Answer<String> upload(ProviderAccount account, MediaFile file) {
    Map<String, Object> announced =
        Map.of(
            "filename", file.name(),
            "content_type", file.format().contentType(),
            "file_size", file.size());
    String body = VendorJson.write(announced);
    return paths.free(
        account,
        (api, prefix) ->
            api.ask(
                account,
                ApiRequest.post(account.endpoint(prefix + "/upload/asset"), body),
                answer -> store(answer, file)));
  }

  private Answer<String> store(Exchange.Answered answer, MediaFile file) {
    JsonNode data = JoggaiEnvelope.of(answer).data();
    URI place = VendorJson.link(data.path("sign_url"));
    URI link = VendorJson.link(data.path("asset_url"));
    return place == null || link == null
        ? Answer.later("JoggAI answered " + answer + " without a place for the file")
        : storage.store(ApiRequest.put(place, file.body()), link.toString());
  }

  /** As for any other call, but what is wrong with the parameters is wrong with the file. */
  private static VendorApi.Refusal refusal(Exchange.Answered answer) {
    JoggaiEnvelope envelope = JoggaiEnvelope.of(answer);
    VendorApi.Refusal refusal = JoggaiErrors.refusal(answer);
    return refusal == null || envelope.code() == null || envelope.code() != PARAMETER_ERROR
        ? refusal
        : new VendorApi.Refusal(
            ErrorRule.refused(FailureCode.MEDIA_REJECTED), refusal.said(), refusal.retryAfter());
  }
}
