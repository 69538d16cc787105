package io.lipsync.localcamunda.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"a\"      | \"a\"                             | true",
        "\"a\"      | \"b\"                             | false",
        "\"17\"     | 17                                | true",
        "true       | true                              | true",
        "null       | \"a\"                             | false",
        "\"a\"      | {\"$eq\": \"a\"}                  | true",
        "\"a\"      | {\"$neq\": \"a\"}                 | false",
        "null       | {\"$neq\": \"a\"}                 | true",
        "null       | {\"$exists\": false}              | true",
        "\"a\"      | {\"$exists\": false}              | false",
        "\"b\"      | {\"$in\": [\"a\", \"b\"]}         | true",
        "\"c\"      | {\"$in\": [\"a\", \"b\"]}         | false",
        "\"c\"      | {\"$in\": [], \"$eq\": \"c\"}     | true",
        "\"a\"      | {\"$notIn\": [\"a\"]}             | false",
        "null       | {\"$notIn\": [\"a\"]}             | true",
        "\"lip-7\"  | {\"$like\": \"lip-*\"}            | true",
        "\"lip-7\"  | {\"$like\": \"lip-?\"}            | true",
        "\"lip-77\" | {\"$like\": \"lip-?\"}            | false",
        "\"a*b\"    | {\"$like\": \"a\\\\*b\"}          | true",
        "\"axb\"    | {\"$like\": \"a\\\\*b\"}          | false",
        "\"a.b\"    | {\"$like\": \"a?b\"}              | true",
        "\"axb\"    | {\"$like\": \"a.b\"}              | false",
        "9          | {\"$gt\": 10}                     | false",
        "10         | {\"$gte\": 10}                    | true",
        "\"9\"      | {\"$lt\": \"10\"}                 | true",
        "null       | {\"$lt\": 10}                     | false",
        "\"2026-11-20T10:00:00Z\" | {\"$lte\": \"2026-11-20T11:00:00+01:00\"} | true",
        "\"2026-11-20T10:00:00Z\" | {\"$gt\": \"2026-11-20T11:30:00+01:00\"}  | false",
        "[\"x\", \"y\"] | [\"y\"]                       | true",
        "[\"x\"]    | [\"y\"]                           | false",
      })
  void holds(String value, String condition, boolean expected) throws Exception {
    JsonNode row = JSON.readTree(value);

    assertThat(Condition.matches("field", row, JSON.readTree(condition))).isEqualTo(expected);
  }

  @Test
  void anUnknownOperatorIsRefusedByName() throws Exception {
    assertThatThrownBy(
            () ->
                Condition.matches("state", JSON.readTree("\"a\""), JSON.readTree("{\"$foo\": 1}")))
        .hasMessage("filter.state: there is no operator $foo");
  }
}
