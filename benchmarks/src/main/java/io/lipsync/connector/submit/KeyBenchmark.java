package io.lipsync.connector.submit;

import io.camunda.connector.api.outbound.JobContext;
import io.lipsync.connector.callback.address.CallbackToken;
import io.lipsync.connector.http.Secret;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Submission key and callback token. In this package because the key is nobody else's business. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyBenchmark {
  private static final String KEY = "0123456789abcdefghijkl";

  private final Secret secret = Secret.of("sk-benchmarks-0123456789");
  private final CallbackToken tokens = new CallbackToken(List.of(secret));
  private final String token = tokens.mint(KEY);
  private final JobContext job = job();

  /** One for each submission. */
  @Benchmark
  public String submissionKey() {
    return SubmissionKey.of(job, "cluster");
  }

  /** One for each submission, with what a submission derives for it. */
  @Benchmark
  public String mintedToken() {
    return new CallbackToken(List.of(secret)).mint(KEY);
  }

  /** One for each callback. */
  @Benchmark
  public boolean checkedToken() {
    return tokens.matches(KEY, token);
  }

  private static JobContext job() {
    return (JobContext)
        Proxy.newProxyInstance(
            KeyBenchmark.class.getClassLoader(),
            new Class<?>[] {JobContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getProcessInstanceKey" -> 2251799813685249L;
                  case "getElementInstanceKey" -> 2251799813685255L;
                  case "getTenantId" -> "<default>";
                  default -> null;
                });
  }
}
