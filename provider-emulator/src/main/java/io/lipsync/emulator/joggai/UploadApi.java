package io.lipsync.emulator.joggai;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * {@code upload/asset} and what follows from it, by the pages "Upload asset" and "Upload media":
 * size limits by kind, and a PUT of the same content type to a signed URL. Thread-safe.
 */
record UploadApi(Assets assets, JoggAiErrors errors) {

  private static final long MEGABYTE = 1024 * 1024;

  /** Content types with their size limits in megabytes. */
  private static final Map<String, Integer> LIMITS =
      Map.ofEntries(
          Map.entry("video/mp4", 100),
          Map.entry("video/webm", 100),
          Map.entry("video/quicktime", 100),
          Map.entry("audio/mpeg", 20),
          Map.entry("audio/mp3", 20),
          Map.entry("audio/wav", 20),
          Map.entry("audio/x-wav", 20),
          Map.entry("audio/mp4", 20),
          Map.entry("audio/m4a", 20),
          Map.entry("audio/x-m4a", 20),
          Map.entry("image/jpeg", 10),
          Map.entry("image/png", 10),
          Map.entry("image/webp", 10),
          Map.entry("image/gif", 10));

  Answer promise(Call call, String key) throws IOException {
    JsonNode body = call.json().orElse(Json.object());
    String name = body.path("filename").asText("");
    if (name.isBlank()) {
      throw errors.parameter("filename is required");
    }
    String type = body.path("content_type").asText("");
    if (type.isBlank()) {
      throw errors.parameter("content_type is required");
    }
    if (!LIMITS.containsKey(type)) {
      throw errors.parameter("content_type " + type + " is not supported");
    }
    if (body.path("file_size").asLong(0) > limit(type)) {
      throw errors.parameter("file_size exceeds " + LIMITS.get(type) + " MB");
    }
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot).replaceAll("[^.A-Za-z0-9]", "");
    Assets.Asset asset = assets.promise(extension, type);
    return Envelope.of(
        Json.object()
            .put("sign_url", assets.signedUrl(asset).toString())
            .put("asset_url", assets.url(asset).toString()));
  }

  /** The storage behind {@code sign_url}: no envelope, no API key. */
  Answer put(Call call) throws IOException {
    Optional<Assets.Asset> asset =
        assets.signed(call.pathParameter("name"), call.queryParameter("signature").orElse(""));
    if (asset.isEmpty()) {
      return refused(403, "AccessDenied", "Request has expired or its signature is wrong");
    }
    String type = asset.get().contentType();
    if (!call.header("Content-Type").orElse("").equals(type)) {
      return refused(403, "SignatureDoesNotMatch", "The Content-Type must be " + type);
    }
    if (call.body().length > limit(type)) {
      return refused(400, "EntityTooLarge", "The file is too big");
    }
    assets.put(asset.get(), call.body());
    return Answer.text(200, "");
  }

  /** The file behind {@code asset_url}. */
  Answer get(Call call) {
    return assets
        .find(call.pathParameter("name"))
        .filter(asset -> asset.content() != null)
        .map(asset -> new Answer(200, Map.of("Content-Type", asset.contentType()), asset.content()))
        .orElseGet(() -> refused(404, "NoSuchKey", "The asset does not exist"));
  }

  private static long limit(String type) {
    return LIMITS.get(type) * MEGABYTE;
  }

  private static Answer refused(int status, String code, String message) {
    String xml = "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message);
    return Answer.text(status, xml).with("Content-Type", "application/xml");
  }
}
