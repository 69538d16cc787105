package io.lipsync.connector.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads what vendors answer without ever failing: a value that is missing, or of another type than
 * documented, is null, and a text that is no JSON has no values at all.
 */
public final class VendorJson {
  /** Fractions are doubles here: as exact numbers an absurd exponent would make them unreadable. */
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Whatever a task, a video or an account counts is far below this. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);

  /** The year 5138; milliseconds taken for seconds are beyond it. */
  private static final BigDecimal END_OF_TIME = BigDecimal.valueOf(100_000_000_000L);

  private VendorJson() {}

  /** The JSON of a request body. */
  public static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request body is always plain JSON", e);
    }
  }

  /** The tree of an answer; a missing node for gateways' HTML pages and the like. */
  public static JsonNode tree(String text) {
    try {
      return orMissing(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The tree of raw bytes; a missing node when they are no JSON. */
  public static JsonNode tree(byte[] raw) {
    try {
      return orMissing(JSON.readTree(raw));
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  /** A text that is not blank, or null. */
  public static String text(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }

  /** A text or a number as text, or null: vendors write codes either way. */
  public static String code(JsonNode value) {
    return value.isIntegralNumber() ? value.asText() : text(value);
  }

  /** A number of a sensible size, written as a number or as text; or null. */
  public static BigDecimal number(JsonNode value) {
    BigDecimal number = value.isNumber() ? finite(value) : parse(text(value));
    if (number == null || number.abs().compareTo(LARGEST) > 0) {
      return null;
    }
    // 1000 and not 1E+3, which is what is left of 1000.0 without its zeros.
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** The first entries of a list; none of anything else. */
  public static Stream<JsonNode> entries(JsonNode list, int most) {
    return list.isArray()
        ? StreamSupport.stream(list.spliterator(), false).limit(most)
        : Stream.of();
  }

  /** The first value that there is, or null. */
  public static <T> T first(Stream<T> values) {
    return values.filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** An instant in seconds since 1970, or null: milliseconds are none. */
  public static Instant seconds(JsonNode value) {
    BigDecimal seconds = number(value);
    boolean usable = seconds != null && seconds.signum() > 0 && seconds.compareTo(END_OF_TIME) < 0;
    return usable ? Instant.ofEpochSecond(seconds.longValue()) : null;
  }

  /** A number as a fraction, or null. */
  public static Double real(JsonNode value) {
    BigDecimal number = number(value);
    return number == null ? null : number.doubleValue();
  }

  /** A {@link VendorLink}, or null. */
  public static URI link(JsonNode value) {
    return VendorLink.of(text(value));
  }

  private static BigDecimal finite(JsonNode number) {
    return Double.isFinite(number.doubleValue())
        ? number.decimalValue().stripTrailingZeros()
        : null;
  }

  private static BigDecimal parse(String text) {
    return text != null && text.trim().matches("-?\\d{1,15}(\\.\\d{1,15})?")
        ? new BigDecimal(text.trim())
        : null;
  }

  private static JsonNode orMissing(JsonNode tree) {
    return tree == null ? MissingNode.getInstance() : tree;
  }
}
