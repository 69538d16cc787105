package io.lipsync.emulator.dashscope;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** DashScope's times: local ones of Beijing, without a zone. Stateless. */
final class BeijingTime {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  private BeijingTime() {}

  /** As queries have them. */
  static String millis(Instant at) {
    return MILLIS.format(at.atZone(ZONE));
  }

  /** As events have them. */
  static String seconds(Instant at) {
    return SECONDS.format(at.atZone(ZONE));
  }

  /**
   * As the list takes them.
   *
   * @throws DashScopeError 400 if it is none
   */
  static Instant parseCompact(String text) {
    try {
      return LocalDateTime.parse(text, COMPACT).atZone(ZONE).toInstant();
    } catch (DateTimeParseException e) {
      throw DashScopeErrors.invalidParameter("a time must be yyyyMMddHHmmss, not " + text);
    }
  }
}
