package io.lipsync.emulator.dashscope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * {@code GET /api/v1/uploads?action=getPolicy&model=...}, by the page "Upload local files to get
 * temporary URLs". Thread-safe.
 *
 * @param host where files are posted to
 */
record PolicyEndpoint(DashScopeSettings settings, Gate gate, TemporaryStorage storage, URI host)
    implements Endpoint {

  private static final int LIFETIME_SECONDS = 300;

  @Override
  public Answer handle(Call call) {
    String key = gate.other(call);
    if (!call.queryParameter("action").orElse("").equals("getPolicy")) {
      throw DashScopeErrors.invalidParameter("Field required: action");
    }
    if (call.queryParameter("model").orElse("").isBlank()) {
      throw DashScopeErrors.invalidParameter("Field required: model");
    }
    String signature = base64(UUID.randomUUID().toString().getBytes());
    TemporaryStorage.Policy policy =
        storage.permit(key, signature, Duration.ofSeconds(LIFETIME_SECONDS));
    ObjectNode body = TaskBodies.body();
    body.putObject("data")
        .put("policy", base64(document(policy.expires(), policy.directory())))
        .put("signature", signature)
        .put("upload_dir", policy.directory())
        .put("upload_host", host.toString())
        .put("expire_in_seconds", LIFETIME_SECONDS)
        .put("max_file_size_mb", settings.maxUploadMegabytes())
        .put("capacity_limit_mb", 999999999)
        .put("oss_access_key_id", "LTAI-emulated")
        .put("x_oss_object_acl", "private")
        .put("x_oss_forbid_overwrite", "true");
    return Answer.json(200, body);
  }

  private static byte[] document(Instant expires, String directory) {
    ObjectNode document = Json.object().put("expiration", expires.toString());
    document.putArray("conditions").addArray().add("starts-with").add("$key").add(directory);
    return Json.bytes(document);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
