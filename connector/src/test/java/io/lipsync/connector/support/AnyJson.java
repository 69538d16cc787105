package io.lipsync.connector.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Any JSON a vendor could send: its own field names with any value, nested any way. */
public final class AnyJson {
  private final List<String> names;
  private final List<String> words;

  private AnyJson(List<String> names, List<String> words) {
    this.names = names;
    this.words = words;
  }

  /** JSON of these field names, whose texts are often one of these words. */
  public static Arbitrary<JsonNode> of(List<String> names, List<String> words) {
    return new AnyJson(names, words).upToDepth(4);
  }

  public static Arbitrary<Integer> statuses() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(200)),
        Tuple.of(1, Arbitraries.of(201, 302, 400, 401, 404, 418, 429, 500, 503, 599)));
  }

  /** A copy of it if it is an object, else an empty one: for fields that have to be right. */
  public static ObjectNode objectOf(JsonNode any) {
    return any.isObject() ? (ObjectNode) any.deepCopy() : nodes().objectNode();
  }

  private Arbitrary<JsonNode> upToDepth(int depth) {
    if (depth == 0) {
      return scalars();
    }
    Arbitrary<JsonNode> inner = upToDepth(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(1, scalars()),
        Tuple.of(1, inner.list().ofMaxSize(3).map(items -> nodes().arrayNode().addAll(items))),
        Tuple.of(
            4, Arbitraries.maps(Arbitraries.of(names), inner).ofMaxSize(6).map(AnyJson::object)));
  }

  private static JsonNode object(Map<String, JsonNode> fields) {
    ObjectNode object = nodes().objectNode();
    fields.forEach(object::set);
    return object;
  }

  private Arbitrary<JsonNode> scalars() {
    Arbitrary<JsonNode> texts = Arbitraries.of(words).map(TextNode::valueOf);
    Arbitrary<JsonNode> others =
        Arbitraries.of(
            NullNode.instance,
            BooleanNode.TRUE,
            TextNode.valueOf(""),
            TextNode.valueOf("x".repeat(10_000)),
            LongNode.valueOf(0),
            LongNode.valueOf(Long.MAX_VALUE),
            LongNode.valueOf(Long.MIN_VALUE),
            LongNode.valueOf(31_556_889_864_403_199L),
            LongNode.valueOf(1775200000),
            BigIntegerNode.valueOf(BigInteger.TEN.pow(60)),
            DecimalNode.valueOf(new BigDecimal("1e9999")),
            DecimalNode.valueOf(new BigDecimal("-0.5")));
    return Arbitraries.oneOf(texts, others);
  }

  private static JsonNodeFactory nodes() {
    return JsonNodeFactory.instance;
  }
}
