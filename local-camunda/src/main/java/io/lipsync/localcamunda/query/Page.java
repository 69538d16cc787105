package io.lipsync.localcamunda.query;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which slice of the sorted rows is asked for. A cursor is the number of a row boundary: {@code
 * after} starts there, {@code before} ends there.
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
    if (page.hasNonNull("before")) {
      int end = number(page, "before", 0);
      int start = Math.max(0, end - limit);
      return new Page(start, end - start);
    }
    if (page.hasNonNull("after")) {
      return new Page(number(page, "after", 0), limit);
    }
    return new Page(number(page, "from", 0), limit);
  }

  private static int number(JsonNode page, String field, int otherwise) {
    if (!page.hasNonNull(field)) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(page.get(field).asText());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new InvalidQueryException(
        "page.%s is not a number or cursor of this server".formatted(field));
  }
}
