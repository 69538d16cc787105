package io.lipsync.connector.provider.dashscope;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.StatusWords;
import io.lipsync.connector.provider.TaskList;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * {@code GET /api/v1/tasks/}, by the page about asynchronous tasks: the account's tasks of a day,
 * newest first, without inputs.
 *
 * @param reads what the account may ask for
 * @param zone of the times in questions
 */
record DashscopeList(VendorApi api, ReadLimit reads, ZoneId zone) implements TaskList.Pages {
  private static final int SIZE = 100;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

  /** Whether an account may ask once more in this second. */
  @FunctionalInterface
  interface ReadLimit {
    boolean take(String account);
  }

  @Override
  public Answer<TaskList.Page> read(ProviderAccount account, Instant from, Instant to, int number) {
    if (!reads.take(account.name())) {
      return Answer.later(
          "DashScope was not asked: this account has had its queries of this second");
    }
    String window =
        from == null ? "" : "&start_time=%s&end_time=%s".formatted(time(from), time(to));
    String path = "/api/v1/tasks/?page_no=%d&page_size=%d%s".formatted(number, SIZE, window);
    return api.ask(
        account,
        ApiRequest.get(account.endpoint(path)),
        answer -> TaskList.Page.of(answer, "DashScope", DashscopeList::entry));
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  private static TaskList.Entry entry(JsonNode task) {
    BigDecimal created = VendorJson.number(task.path("gmt_create"));
    return new TaskList.Entry(
        VendorJson.code(task.path("task_id")),
        StatusWords.of(VendorJson.code(task.path("status"))),
        created == null ? null : Instant.ofEpochMilli(created.longValue()));
  }
}
