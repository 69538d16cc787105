package io.lipsync.connector.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.Exchange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a vendor says went wrong, whatever shape it has: a text, an object, one inside another, a
 * list, or words beside an empty error. Vendors, their gateways and the models behind them each
 * have their own, and a vendor hands on what it got. The rules are the same for all vendors.
 *
 * @param code the vendor's code as text, or null
 * @param message all that it said in words, or null
 */
public record VendorError(String code, String message) {
  private static final List<String> NESTED = List.of("error", "errors");
  private static final List<String> WORDS =
      List.of(
          "message",
          "msg",
          "detail",
          "details",
          "reason",
          "error_description",
          "error_message",
          "error_msg",
          "fail_reason");
  private static final List<String> CODES = List.of("code", "error_code", "errorCode");

  /** A code that stands alone where words are expected has parts, as {@code invalid_token} has. */
  private static final String CODE_WITH_PARTS = "[A-Za-z0-9]+(?:[_.:][A-Za-z0-9]+)+";

  /** Nobody gives a reason after that. */
  private static final int LONGEST_READ = 10_000;

  private static final int DEEPEST = 5;
  private static final int MOST_TEXTS = 5;

  /**
   * What a refused call says.
   *
   * @param body the answer's tree; where it is none, a plain text is the message and a page is not
   */
  public static VendorError of(Exchange.Answered answer, JsonNode body) {
    String text = answer.body().strip();
    return body.isMissingNode() && !text.isEmpty() && !text.startsWith("<")
        ? new VendorError(null, text)
        : of(body);
  }

  /**
   * What stands in these objects.
   *
   * @param holders objects that have an error, or are one; what the first one says counts before
   *     the others
   */
  public static VendorError of(JsonNode... holders) {
    String code = null;
    Set<String> words = new LinkedHashSet<>();
    for (JsonNode holder : holders) {
      code = code == null ? code(holder, 0) : code;
      if (words.isEmpty()) {
        collect(holder, words, 0);
      }
    }
    if (code == null && !words.isEmpty() && isCode(holders, words)) {
      code = words.iterator().next();
      if (words.size() > 1) {
        words.remove(code);
      }
    }
    return new VendorError(code, words.isEmpty() ? null : String.join("; ", words));
  }

  /** The beginning of the message as patterns read it, empty without one. */
  public String lowerCase() {
    String text = message == null ? "" : message;
    return text.substring(0, Math.min(text.length(), LONGEST_READ)).toLowerCase(Locale.ROOT);
  }

  /** The same error with its code among its words, for patterns to read. */
  VendorError withCodeAsWords() {
    return new VendorError(code, String.valueOf(code).replace('_', ' ') + " " + message);
  }

  /** An error that is one text is a code where it looks like one. */
  private static boolean isCode(JsonNode[] holders, Set<String> words) {
    String first = words.iterator().next();
    for (JsonNode holder : holders) {
      if (first.equals(VendorJson.text(holder.path("error")))) {
        return first.matches(CODE_WITH_PARTS) || holder.has("error_description");
      }
    }
    return false;
  }

  private static String code(JsonNode node, int depth) {
    if (depth > DEEPEST || !node.isContainerNode()) {
      return depth > 0 && node.isIntegralNumber() ? VendorJson.code(node) : null;
    }
    for (JsonNode inner : inner(node)) {
      String code = code(inner, depth + 1);
      if (code != null) {
        return code;
      }
    }
    return VendorJson.first(CODES.stream().map(name -> VendorJson.code(node.path(name))));
  }

  private static void collect(JsonNode node, Set<String> words, int depth) {
    String text = VendorJson.text(node);
    if (text != null && words.size() < MOST_TEXTS) {
      words.add(text);
    }
    if (depth > DEEPEST || !node.isContainerNode()) {
      return;
    }
    inner(node).forEach(inner -> collect(inner, words, depth + 1));
    WORDS.forEach(name -> collect(node.path(name), words, depth + 1));
  }

  private static List<JsonNode> inner(JsonNode node) {
    return node.isArray()
        ? VendorJson.entries(node, MOST_TEXTS).toList()
        : NESTED.stream().map(node::path).toList();
  }
}
