package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Multipart;
import io.lipsync.emulator.http.Multipart.Part;
import io.lipsync.emulator.journal.UploadedFile;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The form POST of an object store (OSS "PostObject"), as far as the page "Upload local files to
 * get temporary URLs" needs it. Thread-safe.
 */
record OssEndpoint(Clock clock, DashScopeSettings settings, TemporaryStorage storage)
    implements Endpoint {

  private static final long MEGABYTE = 1024 * 1024;

  @Override
  public Answer handle(Call call) throws IOException {
    List<Part> parts = Multipart.parse(call.header("Content-Type").orElse(""), call.body()).parts();
    if (parts.isEmpty() || !parts.getLast().name().equals("file")) {
      return refused(400, "InvalidArgument", "The file must be the last part of the form.");
    }
    Part file = parts.getLast();
    Map<String, String> fields = new HashMap<>();
    parts.subList(0, parts.size() - 1).forEach(part -> fields.put(part.name(), part.text()));
    TemporaryStorage.Policy policy =
        storage.policy(fields.getOrDefault("Signature", "")).orElse(null);
    String key = fields.getOrDefault("key", "");
    if (policy == null || !fields.containsKey("policy") || !fields.containsKey("OSSAccessKeyId")) {
      return refused(403, "SignatureDoesNotMatch", "The signature does not match.");
    }
    if (!clock.instant().isBefore(policy.expires())) {
      return refused(403, "AccessDenied", "Invalid according to Policy: Policy expired.");
    }
    if (!key.startsWith(policy.directory() + "/")) {
      return refused(403, "AccessDenied", "Invalid according to Policy: Policy Condition failed");
    }
    if (file.content().length > settings.maxUploadMegabytes() * MEGABYTE) {
      return refused(400, "EntityTooLarge", "Your proposed upload exceeds the maximum size.");
    }
    if (!storage.store(policy, stored(key, file))) {
      return refused(409, "FileAlreadyExists", "The object you specified already exists.");
    }
    return Answer.text(
        fields.getOrDefault("success_action_status", "").equals("200") ? 200 : 204, "");
  }

  private UploadedFile stored(String key, Part file) {
    return new UploadedFile(
        clock.instant(),
        TemporaryStorage.SCHEME + key,
        file.contentType(),
        file.content().length,
        sha256(file.content()));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static Answer refused(int status, String code, String message) {
    String xml = "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message);
    return Answer.text(status, xml).with("Content-Type", "application/xml");
  }
}
