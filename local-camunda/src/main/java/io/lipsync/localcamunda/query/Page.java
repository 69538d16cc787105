package io.lipsync.localcamunda.query;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which slice of the sorted rows is asked for. {@code after} starts at a {@link Cursor}, {@code
 * before} ends there.
 *
 * @param from the first row, counted from 0
 * @param limit how many rows at most
 */
record Page(int from, int limit) {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 10_000;

  /**
   * @param page {@code {"from", "limit", "after", "before"}}, all optional
   * @throws InvalidQueryException naming the wrong field
   */
  static Page parse(JsonNode page) {
    int limit = number(page, "limit", DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidQueryException("page.limit must be between 1 and " + MAX_LIMIT);
    }
    boolean before = page.hasNonNull("before");
    boolean after = page.hasNonNull("after");
    if (before && after || (before || after) && page.hasNonNull("from")) {
      throw new InvalidQueryException("page takes only one of after, before and from");
    }
    if (before) {
      int end = cursor(page, "before");
      int start = Math.max(0, end - limit);
      return new Page(start, end - start);
    }
    return new Page(after ? cursor(page, "after") : number(page, "from", 0), limit);
  }

  private static int number(JsonNode page, String field, int otherwise) {
    if (!page.hasNonNull(field)) {
      return otherwise;
    }
    JsonNode number = page.get(field);
    if (!number.canConvertToInt() || number.intValue() < 0) {
      throw new InvalidQueryException("page.%s must be a whole number from 0".formatted(field));
    }
    return number.intValue();
  }

  private static int cursor(JsonNode page, String field) {
    return Cursor.row(page.get(field).asText())
        .orElseThrow(
            () ->
                new InvalidQueryException(
                    "page.%s is not a cursor of this server".formatted(field)));
  }
}
