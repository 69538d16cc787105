package io.lipsync.connector.provider.evolink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lipsync.connector.provider.ReadAnswer;
import io.lipsync.connector.provider.SubmitAnswer;
import io.lipsync.connector.support.EvolinkServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever comes back becomes one of the answers; nothing is ever thrown. */
class EvolinkAnyAnswerTest {
  private static final EvolinkServer EVOLINK = new EvolinkServer().start();

  @AfterContainer
  static void stop() {
    EVOLINK.close();
  }

  @Property(tries = 400)
  void aSubmissionNeverThrows(@ForAll("statuses") int status, @ForAll("json") JsonNode body) {
    EVOLINK.submitAnswers(status, body.toString());
    SubmitAnswer answer = EVOLINK.provider().submit(EVOLINK.account(), Orders.any());
    assertThat(answer).isNotNull();
    if (answer instanceof SubmitAnswer.Accepted accepted) {
      assertThat(status).isBetween(200, 299);
      assertThat(accepted.taskId()).isNotBlank();
    }
  }

  @Property(tries = 400)
  void aReadNeverThrows(@ForAll("statuses") int status, @ForAll("json") JsonNode body) {
    EVOLINK.taskAnswers(status, body.toString());
    ReadAnswer answer = EVOLINK.provider().read(EVOLINK.account(), EvolinkServer.TASK_ID);
    assertThat(answer).isNotNull();
    if (answer instanceof ReadAnswer.Found found) {
      assertThat(found.task().taskId()).isEqualTo(EvolinkServer.TASK_ID);
      assertThat(found.task().status()).isNotNull();
    }
  }

  @Property(tries = 100)
  void textThatIsNoJsonNeverThrowsEither(@ForAll("statuses") int status, @ForAll String body) {
    EVOLINK.submitAnswers(status, body);
    assertThat(EVOLINK.provider().submit(EVOLINK.account(), Orders.any())).isNotNull();
  }

  @Provide
  Arbitrary<Integer> statuses() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(200)),
        Tuple.of(1, Arbitraries.of(201, 302, 400, 401, 404, 418, 429, 500, 503, 599)));
  }

  @Provide
  Arbitrary<JsonNode> json() {
    return upToDepth(3);
  }

  private static Arbitrary<JsonNode> upToDepth(int depth) {
    if (depth == 0) {
      return scalars();
    }
    Arbitrary<JsonNode> inner = upToDepth(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(1, scalars()), Tuple.of(1, lists(inner)), Tuple.of(3, objects(inner)));
  }

  private static Arbitrary<JsonNode> lists(Arbitrary<JsonNode> inner) {
    return inner.list().ofMaxSize(3).map(items -> nodes().arrayNode().addAll(items));
  }

  /** Objects whose fields have EvoLink's names but any value, half of them with the right id. */
  private static Arbitrary<JsonNode> objects(Arbitrary<JsonNode> inner) {
    Arbitrary<String> names =
        Arbitraries.of(
            "id",
            "created",
            "status",
            "progress",
            "results",
            "duration",
            "task_info",
            "estimated_time",
            "usage",
            "credits_reserved",
            "credits_used",
            "error",
            "code",
            "message");
    Arbitrary<Map<String, JsonNode>> fields = Arbitraries.maps(names, inner).ofMaxSize(6);
    return Combinators.combine(fields, Arbitraries.of(true, false))
        .as(EvolinkAnyAnswerTest::object);
  }

  private static JsonNodeFactory nodes() {
    return JsonNodeFactory.instance;
  }

  private static JsonNode object(Map<String, JsonNode> fields, boolean rightId) {
    var object = nodes().objectNode();
    fields.forEach(object::set);
    return rightId ? object.put("id", EvolinkServer.TASK_ID) : object;
  }

  private static Arbitrary<JsonNode> scalars() {
    return Arbitraries.of(
        NullNode.instance,
        BooleanNode.TRUE,
        TextNode.valueOf(""),
        TextNode.valueOf("completed"),
        TextNode.valueOf("failed"),
        TextNode.valueOf("https://example.com/a.mp4"),
        TextNode.valueOf("x".repeat(10_000)),
        LongNode.valueOf(Long.MAX_VALUE),
        LongNode.valueOf(Long.MIN_VALUE),
        LongNode.valueOf(31_556_889_864_403_199L),
        LongNode.valueOf(1775200000),
        BigIntegerNode.valueOf(BigInteger.TEN.pow(60)),
        DecimalNode.valueOf(new BigDecimal("1e9999")),
        DecimalNode.valueOf(new BigDecimal("-0.5")));
  }
}
