package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.http.Answer;
import io.lipsync.emulator.http.Call;
import io.lipsync.emulator.http.Endpoint;
import io.lipsync.emulator.http.Json;
import io.lipsync.emulator.journal.VendorJournal;

/**
 * {@code GET /v1/credits}, by the "Get credits" page. All keys share one account of a million
 * credits; reserved credits count as used until they come back. Thread-safe.
 */
record CreditsEndpoint(ApiKeys keys, VendorJournal<TaskView, EvoLinkSummary> journal)
    implements Endpoint {

  private static final long ACCOUNT = 1_000_000;

  @Override
  public Answer handle(Call call) {
    String key = keys.authenticate(call, EvoLinkErrors::query);
    EvoLinkSummary summary = journal.summary();
    long used = summary.creditsReserved() - summary.creditsRefunded();
    long remaining = key.startsWith("sk-no-credits") ? 0 : Math.max(0, ACCOUNT - used);
    ObjectNode body = Json.object();
    ObjectNode data = body.putObject("data");
    data.putObject("token")
        .put("remaining_credits", remaining)
        .put("unlimited_credits", false)
        .put("used_credits", used);
    data.putObject("user").put("remaining_credits", remaining).put("used_credits", used);
    return Answer.json(200, body.put("message", "").put("success", true));
  }
}
