package io.lipsync.connector.provider.dashscope;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.http.RequestBody;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaLimits;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorJson;
import io.lipsync.connector.provider.VendorStorage;
import java.math.BigDecimal;

/**
 * DashScope's temporary storage: a policy from the API, then a form with the file to the object
 * store that the policy names. Files last 48 hours and are bound to model and account. Thread-safe.
 */
final class DashscopeFiles {
  /** Beginning of links into the storage. */
  static final String SCHEME = "oss://";

  /** What VideoRetalk takes; a policy may allow less. */
  static final MediaLimits LIMITS =
      MediaLimits.none()
          .and(MediaLimits.megabytes(300), MediaFormat.MP4, MediaFormat.AVI, MediaFormat.MOV)
          .and(MediaLimits.megabytes(30), MediaFormat.WAV, MediaFormat.MP3, MediaFormat.AAC)
          .and(
              MediaLimits.megabytes(10),
              MediaFormat.JPEG,
              MediaFormat.PNG,
              MediaFormat.BMP,
              MediaFormat.WEBP);

  private static final String POLICY = "/api/v1/uploads?action=getPolicy&model=videoretalk";

  private final VendorApi api;
  private final VendorStorage storage;

  DashscopeFiles(VendorApi api, ApiClient client) {
    this.api = api;
    this.storage = new VendorStorage(client, "DashScope");
  }

  Answer<String> upload(ProviderAccount account, MediaFile file) {
    ApiRequest request = ApiRequest.get(account.endpoint(POLICY));
    return api.ask(account, request, answer -> store(answer, file));
  }

  private Answer<String> store(Exchange.Answered answer, MediaFile file) {
    DashscopePolicy policy = DashscopePolicy.of(VendorJson.tree(answer.body()).path("data"));
    if (policy == null) {
      return Answer.later("DashScope answered " + answer + " without a policy for an upload");
    }
    long most = bytes(policy.maxMegabytes());
    if (file.size() > most) {
      return new Answer.Refused<>(
          MediaLimits.tooLarge(file.kind(), file.size(), most, "dashscope"));
    }
    String key = policy.directory() + "/" + file.name();
    RequestBody.Form form =
        new RequestBody.Form(policy.form(key), "file", file.body(), file.name());
    return storage.store(ApiRequest.postForm(policy.host(), form), SCHEME + key);
  }

  private static long bytes(BigDecimal megabytes) {
    return megabytes == null || megabytes.signum() <= 0
        ? Long.MAX_VALUE
        : megabytes.multiply(BigDecimal.valueOf(MediaLimits.megabytes(1))).longValue();
  }
}
