package io.lipsync.connector.http;

import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Request bodies as HttpClient knows them. Files are read while they are sent. */
final class Entities {

  private Entities() {}

  static HttpEntity of(RequestBody body) {
    return switch (body) {
      case RequestBody.Json json -> new StringEntity(json.text(), ContentType.APPLICATION_JSON);
      case RequestBody.File file -> new FileEntity(file.path().toFile(), type(file));
      case RequestBody.Form form -> multipart(form);
    };
  }

  /** Fields without types of their own, as browsers send them: what storages are made for. */
  private static HttpEntity multipart(RequestBody.Form form) {
    MultipartEntityBuilder builder =
        MultipartEntityBuilder.create()
            .setMode(HttpMultipartMode.LEGACY)
            .setCharset(StandardCharsets.UTF_8);
    form.fields().forEach(builder::addTextBody);
    RequestBody.File file = form.file();
    return builder
        .addBinaryBody(form.name(), file.path().toFile(), type(file), form.fileName())
        .build();
  }

  private static ContentType type(RequestBody.File file) {
    return ContentType.parseLenient(file.contentType());
  }
}
