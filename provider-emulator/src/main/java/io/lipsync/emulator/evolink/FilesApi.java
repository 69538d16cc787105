package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.http.Multipart;
import io.lipsync.emulator.http.Multipart.Part;
import io.lipsync.emulator.http.Route;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * EvoLink's files API, by its pages "Upload by stream" and "Upload by base64" and by what the
 * vendor's own client expects: refusals come with HTTP 200 and {@code "success": false}. It has a
 * host of its own, here {@code /files-api}. Uploading from a URL is not emulated. Thread-safe.
 */
record FilesApi(ApiKeys keys, FileRules rules, FileStore store) {

  private static final String UPLOAD = "/api/v1/files/upload";

  List<Route> routes() {
    return List.of(
        Route.post(UPLOAD + "/stream", this::stream),
        Route.post(UPLOAD + "/base64", this::base64),
        Route.get("/api/v1/files/download/{id}", this::download),
        Route.get("/stored/{id}/{name}", this::download));
  }

  private Answer stream(Call call) throws IOException {
    List<Part> parts = Multipart.parse(call.header("Content-Type").orElse(""), call.body()).parts();
    Map<String, Part> byName = new HashMap<>();
    parts.forEach(part -> byName.put(part.name(), part));
    Part file = byName.get("file");
    if (file == null) {
      return refused(200, 400, "No file uploaded");
    }
    String original = file.fileName() == null ? "file" : file.fileName();
    return store(
        call,
        text(byName, "file_name", "fileName").orElse(original),
        original,
        text(byName, "upload_path", "uploadPath").orElse(""),
        file.contentType(),
        file.content());
  }

  private Answer base64(Call call) throws IOException {
    JsonNode body = call.json().orElse(Json.object());
    String data = body.path("base64_data").asText("");
    int comma = data.startsWith("data:") ? data.indexOf(',') : -1;
    String type = comma < 0 ? "" : data.substring(5, comma).replace(";base64", "");
    byte[] content;
    try {
      content = Base64.getDecoder().decode(data.substring(comma + 1));
    } catch (IllegalArgumentException e) {
      return refused(200, 400, "Invalid base64 data");
    }
    String name = body.path("file_name").asText("file");
    return store(call, name, name, body.path("upload_path").asText(""), type, content);
  }

  private Answer download(Call call) {
    return store
        .find(call.pathParameter("id"))
        .map(file -> new Answer(200, Map.of("Content-Type", file.contentType()), file.content()))
        .orElseGet(() -> refused(404, 404, "File not found"));
  }

  private Answer store(
      Call call, String name, String original, String path, String type, byte[] content) {
    String key;
    try {
      key = keys.authenticate(call, EvoLinkErrors::query);
    } catch (ApiError error) {
      return refused(error.status(), error.status(), error.getMessage());
    }
    Optional<String> fault = rules.fault(type, content.length, store.count(key));
    return fault.isPresent()
        ? refused(200, 400, fault.get())
        : stored(store.put(key, name, path, type, content), original);
  }

  private Answer stored(FileStore.StoredFile file, String original) {
    ObjectNode body =
        Json.object()
            .put("success", true)
            .put("code", 200)
            .put("msg", "File uploaded successfully");
    body.putObject("data")
        .put("file_id", file.id())
        .put("file_name", file.name())
        .put("original_name", original)
        .put("file_size", file.content().length)
        .put("mime_type", file.contentType())
        .put("upload_path", file.path())
        .put("file_url", store.url(file).toString())
        .put("download_url", store.downloadUrl(file).toString())
        .put("upload_time", time(file.at()))
        .put("expires_at", time(file.expires()));
    return Answer.json(200, body);
  }

  private static String time(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(8))
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  /** The pages write both spellings of a field's name. */
  private static Optional<String> text(Map<String, Part> parts, String... names) {
    return List.of(names).stream()
        .filter(parts::containsKey)
        .map(name -> parts.get(name).text())
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private static Answer refused(int status, int code, String message) {
    return Answer.json(
        status, Json.object().put("success", false).put("code", code).put("msg", message));
  }
}
