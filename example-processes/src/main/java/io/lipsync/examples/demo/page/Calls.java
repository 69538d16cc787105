package io.lipsync.examples.demo.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.examples.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the page asks for and orders, below {@code /api/}. */
final class Calls {
  /** A little more than what a process waits for a callback before it asks. */
  private static final Duration SKIP = Duration.ofMinutes(10);

  private static final Set<String> FLOWS = Set.of("approve-then-dub", "dub-video");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Engine engine;
  private final Documents documents;
  private final LocalStack stack;
  private final Optional<Faults> faults;
  private final Snapshot snapshot;

  Calls(Engine engine, Documents documents, LocalStack stack, Optional<Faults> faults) {
    this.engine = engine;
    this.documents = documents;
    this.stack = stack;
    this.faults = faults;
    this.snapshot = new Snapshot(engine, stack.emulator().map(ProviderEmulator::evolink));
  }

  Optional<Reply> reply(HttpExchange exchange) throws IOException {
    List<String> path = List.of(exchange.getRequestURI().getPath().substring(5).split("/"));
    String call = exchange.getRequestMethod() + " " + path.getFirst() + " " + path.size();
    return switch (call) {
      case "GET requests 1" -> Optional.of(requests());
      case "POST requests 2" -> Optional.of(start(path.get(1), body(exchange)));
      case "GET requests 2" -> Optional.of(Reply.json(shown(number(path.get(1)))));
      case "GET requests 3" ->
          documents.ofRequest(engine.variables(number(path.get(1))), path.get(2));
      case "GET tasks 2" -> Optional.of(Reply.json(engine.form(number(path.get(1)))));
      case "POST tasks 2" -> {
        engine.complete(number(path.get(1)), body(exchange));
        yield Optional.of(Reply.json(Map.of()));
      }
      case "POST documents 2" -> Optional.of(documents.store(path.get(1), exchange));
      case "GET documents 2" -> documents.named(exchange.getRequestURI().getRawQuery());
      case "POST faults 2" -> {
        faults
            .orElseThrow(() -> new IllegalArgumentException("Only stand-ins have faults."))
            .prepare(path.get(1));
        yield Optional.of(Reply.json(Map.of()));
      }
      case "GET faults 1" -> Optional.of(Reply.json(faults()));
      case "POST clock 1" -> {
        stack.skip(SKIP);
        yield Optional.of(Reply.json(Map.of()));
      }
      default -> Optional.empty();
    };
  }

  private Reply requests() {
    return Reply.json(
        engine.instances().stream()
            .filter(one -> FLOWS.contains(one.getProcessDefinitionId()))
            .map(
                one ->
                    Map.of(
                        "key", Long.toString(one.getProcessInstanceKey()),
                        "flow", one.getProcessDefinitionId(),
                        "start", one.getStartDate().toString()))
            .toList());
  }

  private Map<String, Object> shown(long instance) {
    Map<String, Object> shown = snapshot.of(instance);
    shown.putAll(faults());
    return shown;
  }

  private Map<String, Object> faults() {
    return Map.of(
        "emulated", faults.isPresent(),
        "faultWaits", faults.map(Faults::waiting).orElse(false),
        "news", faults.map(Faults::news).orElse(""));
  }

  private Reply start(String flow, Map<String, Object> form) {
    if (!FLOWS.contains(flow)) {
      throw new IllegalArgumentException("There is no flow " + flow + ".");
    }
    faults.ifPresent(Faults::requestBegins);
    Map<String, Object> variables = new HashMap<>(form);
    if (flow.equals("dub-video")) {
      // The box for other processes takes links and documents in one place.
      for (String field : List.of("video", "audio", "ref_image")) {
        if (variables.remove(field + "_file") instanceof List<?> picked && !picked.isEmpty()) {
          variables.put(field + "_url", picked.getFirst());
        }
      }
    }
    return Reply.json(Map.of("key", Long.toString(engine.start(flow, variables))));
  }

  private static Map<String, Object> body(HttpExchange exchange) throws IOException {
    try {
      return JSON.readValue(Documents.read(exchange), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The form is not JSON.", e);
    }
  }

  private static long number(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("There is no " + text + ".");
    }
    return Long.parseLong(text);
  }
}
