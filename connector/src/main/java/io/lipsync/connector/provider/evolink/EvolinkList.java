package io.lipsync.connector.provider.evolink;

import com.fasterxml.jackson.databind.JsonNode;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.provider.Answer;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.StatusWords;
import io.lipsync.connector.provider.TaskList;
import io.lipsync.connector.provider.VendorApi;
import io.lipsync.connector.provider.VendorJson;
import java.time.Instant;
import java.util.stream.Stream;

/** {@code GET /v1/tasks}, as the vendor's own client reads it: newest first, without inputs. */
record EvolinkList(VendorApi api) implements TaskList.Pages {
  private static final int SIZE = 100;

  @Override
  public Answer<TaskList.Page> read(ProviderAccount account, Instant from, Instant to, int number) {
    String path = "/v1/tasks?page=" + number + "&page_size=" + SIZE;
    return api.ask(
        account,
        ApiRequest.get(account.endpoint(path)),
        answer -> TaskList.Page.of(answer, "EvoLink", EvolinkList::entry));
  }

  private static TaskList.Entry entry(JsonNode task) {
    return new TaskList.Entry(
        VendorJson.first(
            Stream.of(VendorJson.code(task.path("id")), VendorJson.code(task.path("task_id")))),
        StatusWords.of(VendorJson.code(task.path("status"))),
        VendorJson.first(
            Stream.of(
                VendorJson.seconds(task.path("created")),
                VendorJson.seconds(task.path("created_at")))));
  }
}
