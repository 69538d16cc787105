package io.lipsync.connector.provider.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.provider.VendorJson;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A permission to put files into DashScope's temporary storage, the answer of {@code getPolicy} as
 * the page "Upload local files to get temporary URLs" describes it. The page writes numbers as text
 * in one place and as numbers in another.
 *
 * @param host where the form is posted to
 * @param directory where the file has to go
 * @param maxMegabytes what a file may have, or null
 * @param permission the form fields that prove the permission
 */
record DashscopePolicy(
    URI host, String directory, BigDecimal maxMegabytes, Map<String, String> permission) {
  /** It becomes a link of the submission. */
  private static final Pattern DIRECTORY = Pattern.compile("[\\w./-]{1,500}");

  /** Our names of the form fields, and where the answer has their values. */
  private static final Map<String, String> FIELDS = fields();

  /** The policy in the answer, or null when something is missing. */
  static DashscopePolicy of(JsonNode data) {
    URI host = VendorJson.link(data.path("upload_host"));
    String directory = VendorJson.text(data.path("upload_dir"));
    Map<String, String> permission = new LinkedHashMap<>();
    FIELDS.forEach((field, name) -> permission.put(field, data.path(name).asText("")));
    return host == null
            || directory == null
            || !DIRECTORY.matcher(directory).matches()
            || permission.containsValue("")
        ? null
        : new DashscopePolicy(
            host, directory, VendorJson.number(data.path("max_file_size_mb")), permission);
  }

  /** The fields of the form that stores a file under {@code key}; the file comes behind them. */
  Map<String, String> form(String key) {
    Map<String, String> form = new LinkedHashMap<>(permission);
    form.put("key", key);
    form.put("success_action_status", "200");
    return form;
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("OSSAccessKeyId", "oss_access_key_id");
    fields.put("Signature", "signature");
    fields.put("policy", "policy");
    fields.put("x-oss-object-acl", "x_oss_object_acl");
    fields.put("x-oss-forbid-overwrite", "x_oss_forbid_overwrite");
    return fields;
  }

  /** Hides the permission. */
  @Override
  public String toString() {
    return "DashscopePolicy[" + host.getHost() + "]";
  }
}
