package io.lipsync.connector.submit.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that the rest of a run depends on: of two runs that come to the same description, only one
 * has to be followed. Times are told as distances from now, so that what happens again later is the
 * same.
 */
final class Description {
  private static final Pattern WAITING_SINCE = Pattern.compile("\"waitingSince\":\"([^\"]*)\"");

  private final StringBuilder text = new StringBuilder(512);
  private final Instant now;
  private final Instant wall;

  Description(ModelTime time) {
    this.now = time.now();
    this.wall = time.wall().instant();
  }

  Description add(Object value) {
    text.append(value).append('|');
    return this;
  }

  Description add(Instant value) {
    return add(value == null ? null : (Object) Duration.between(now, value));
  }

  Description times(Map<Instant, String> values) {
    values.forEach((when, what) -> add(when).add(what));
    return add("");
  }

  /** Not by its signed text, which says when it was written. */
  Description record(JsonNode record) {
    if (record == null) {
      return add("none");
    }
    String signed = record.path("record").asText();
    Matcher since = WAITING_SINCE.matcher(signed);
    add(record.path("attempt")).add(record.path("state")).add(record.path("taskId"));
    add(signed.contains("\"result\":null")).add(record.path("signedBy"));
    return add(since.find() ? Duration.between(wall, Instant.parse(since.group(1))) : null);
  }

  /** Short, and different for different descriptions as far as anybody knows. */
  BigInteger digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new BigInteger(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
