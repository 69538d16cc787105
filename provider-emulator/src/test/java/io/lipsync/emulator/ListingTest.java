package io.lipsync.emulator;

import static io.lipsync.emulator.EvoLinkClient.body;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lipsync.emulator.vendor.Listing;
import io.lipsync.emulator.vendor.Listing.Shown;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lists of tasks and JoggAI's lookup, as documented and as they must not be trusted. */
class ListingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private ProviderEmulator emulator;
  private EvoLinkClient client;

  @BeforeEach
  void start() {
    emulator = ProviderEmulator.start(EmulatorSettings.defaults());
    client = new EvoLinkClient(emulator);
  }

  @AfterEach
  void stop() {
    client.close();
    emulator.close();
    http.close();
  }

  @Test
  void evoLinkListsTheNewestFirst() throws Exception {
    String first = client.submitted(body("finish-after:100s"));
    String second = client.submitted(body("finish-after:100s"));

    JsonNode list = evoLink("page_size=1");

    assertThat(list.path("total").asInt()).isEqualTo(2);
    assertThat(list.path("data").findValuesAsText("id")).containsExactly(second);
    assertThat(list.at("/data/0").properties())
        .extracting(field -> field.getKey())
        .contains("created_at", "has_results", "credits_used")
        .doesNotContain("results", "video_url");
    assertThat(evoLink("page_size=1&page=2").path("data").findValuesAsText("id"))
        .containsExactly(first);
    assertThat(evoLink("status=completed").path("total").asInt()).isZero();
  }

  @Test
  void aListMayShowLessThanThereIs() throws Exception {
    client.submitted(body("finish-after:100s"));

    assertThat(shownAs(Shown.WITHOUT_PENDING)).isZero();
    assertThat(shownAs(Shown.LATE)).isZero();
    assertThat(shownAs(Shown.NOTHING)).isZero();
    assertThat(shownAs(Shown.ALL)).isEqualTo(1);
    emulator.advanceClock(Listing.LATENESS.plus(Duration.ofSeconds(1)));
    assertThat(shownAs(Shown.LATE)).isEqualTo(1);
    assertThat(shownAs(Shown.NOTHING)).isZero();
  }

  @Test
  void aListMayHaveSmallPagesOrNotExist() throws Exception {
    client.submitted(body("finish-after:100s"));
    client.submitted(body("finish-after:100s"));

    emulator.evolink().listing().show(Shown.ONE_A_PAGE);
    assertThat(evoLink("page_size=50").path("data")).hasSize(1);
    for (VendorEmulator vendor : emulator.vendors()) {
      vendor.listing().show(Shown.NO_SUCH_CALL);
    }

    assertThat(get("/evolink/v1/tasks", "Authorization", "Bearer sk-a").statusCode())
        .isEqualTo(404);
    assertThat(get("/dashscope/api/v1/tasks/", "Authorization", "Bearer sk-a").statusCode())
        .isEqualTo(404);
    HttpResponse<String> lookup =
        get("/joggai/open/v2/lip_sync_video?video_url=a", "x-api-key", "jogg-test-0123456789");
    assertThat(lookup.statusCode()).isEqualTo(404);
    assertThat(lookup.body()).doesNotContain("code");
  }

  @Test
  void resetMakesListsHonest() {
    emulator.evolink().listing().show(Shown.NOTHING);
    emulator.reset();
    assertThat(emulator.evolink().listing().shown()).isEqualTo(Shown.ALL);
  }

  private int shownAs(Shown shown) throws Exception {
    ObjectNode body = JSON.createObjectNode().put("shows", shown.name());
    http.send(
        HttpRequest.newBuilder(at("/admin/evolink/listing"))
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
    return evoLink("page=1").path("total").asInt();
  }

  private JsonNode evoLink(String query) throws Exception {
    return JSON.readTree(
        get("/evolink/v1/tasks?" + query, "Authorization", "Bearer " + EvoLinkClient.KEY).body());
  }

  private HttpResponse<String> get(String path, String header, String value) throws Exception {
    return http.send(
        HttpRequest.newBuilder(at(path)).header(header, value).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private URI at(String path) {
    return URI.create(emulator.baseUri() + path);
  }
}
