package io.lipsync.benchmarks.bed;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Who submits a task to EvoLink. All run in the same stock runtime, with one jar more each. */
public enum Contender {
  /** This connector. */
  OURS("this connector") {
    @Override
    public List<Path> jars() {
      return List.of(Path.of(System.getProperty("connector.jar")));
    }

    @Override
    ServiceTaskBuilder configure(
        ServiceTaskBuilder task, String baseUrl, Duration readTimeout, Account account) {
      return task.zeebeJobType("io.lipsync:lip-sync:1")
          .zeebeTaskHeader("operation", "submit")
          .zeebeTaskHeader("retryBackoff", "PT15S")
          .zeebeInput("evolink", "lipSync.connection.provider")
          .zeebeInput(account.secret(), "lipSync.connection.apiKey")
          .zeebeInputExpression("video", "lipSync.video_url")
          .zeebeInputExpression("audio", "lipSync.audio_url")
          .zeebeInputExpression("false", "lipSync.video_extension")
          .zeebeInputExpression("170", "lipSync.query_face_threshold")
          .zeebeInput("lip-sync-evolink", "lipSync.callback.path");
    }
  },

  /** Camunda's REST connector with the defaults of its template. */
  STOCK("stock REST connector") {
    @Override
    public List<Path> jars() throws IOException {
      Path folder = Path.of(System.getProperty("benchmarks.home"), "target", "stock-rest");
      try (Stream<Path> files = Files.list(folder)) {
        return files.toList();
      }
    }

    @Override
    ServiceTaskBuilder configure(
        ServiceTaskBuilder task, String baseUrl, Duration readTimeout, Account account) {
      return task.zeebeJobType("io.camunda:http-json:1")
          .zeebeTaskHeader("retryBackoff", "PT0S")
          .zeebeInput("bearer", "authentication.type")
          .zeebeInput(account.secret(), "authentication.token")
          .zeebeInput("POST", "method")
          .zeebeInput(baseUrl + "/v1/videos/generations", "url")
          .zeebeInput("20", "connectionTimeoutInSeconds")
          .zeebeInput(Long.toString(readTimeout.toSeconds()), "readTimeoutInSeconds")
          .zeebeInputExpression(
              "{model: \"videoretalk\", video_url: video, audio_url: audio,"
                  + " video_extension: false, query_face_threshold: 170,"
                  + " callback_url: \"http://localhost:9/inbound/x\"}",
              "body");
    }
  },

  /** A connector that does nothing: what engine, runtime and load need for themselves. */
  NOTHING("does nothing") {
    @Override
    public List<Path> jars() {
      return List.of(Path.of(System.getProperty("benchmarks.jar")));
    }

    @Override
    ServiceTaskBuilder configure(
        ServiceTaskBuilder task, String baseUrl, Duration readTimeout, Account account) {
      return task.zeebeJobType("io.lipsync.benchmarks:nothing:1")
          .zeebeInputExpression("video", "lipSync.video_url")
          .zeebeInputExpression("audio", "lipSync.audio_url");
    }
  };

  /** Whose API key a process uses. */
  public enum Account {
    /** The one that every runtime of a bed has. */
    USUAL,
    /** Another one, see {@link #variable}. */
    SLOW;

    private static final String PREFIX = "LIPSYNC_SECRET_";

    /** How a model names its key. */
    String secret() {
      return "{{secrets.%s}}".formatted(name(this));
    }

    /** The environment variable that a runtime takes its key from. */
    public String variable() {
      return PREFIX + name(this);
    }

    private static String name(Account account) {
      return account == USUAL ? "EVOLINK_API_KEY" : account.name() + "_API_KEY";
    }
  }

  /** The default of the REST connector's template. */
  private static final Duration USUAL_READ_TIMEOUT = Duration.ofSeconds(20);

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  /** How tables call it. */
  public String title() {
    return title;
  }

  /** The id of its process. */
  public String processId() {
    return "submit-" + name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The id of its process for another account. */
  public String processId(Account account) {
    return processId() + "-" + account.name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * A process of one task that submits {@code video} and {@code audio}.
   *
   * @param baseUrl EvoLink's address
   */
  public BpmnModelInstance process(String baseUrl) {
    return process(baseUrl, USUAL_READ_TIMEOUT);
  }

  /**
   * The same with a limit of its own.
   *
   * @param readTimeout where it is a matter of the process and not of the runtime
   */
  public BpmnModelInstance process(String baseUrl, Duration readTimeout) {
    return process(processId(), baseUrl, readTimeout, Account.USUAL);
  }

  /** The same for another account, under an id of its own. */
  public BpmnModelInstance process(Account account, String baseUrl) {
    return process(processId(account), baseUrl, USUAL_READ_TIMEOUT, account);
  }

  private BpmnModelInstance process(
      String id, String baseUrl, Duration readTimeout, Account account) {
    ServiceTaskBuilder task =
        Bpmn.createExecutableProcess(id)
            .startEvent()
            .serviceTask("submit")
            .zeebeJobRetries("3")
            .zeebeTaskHeader("resultVariable", "submission");
    return configure(task, baseUrl, readTimeout, account).endEvent().done();
  }

  /** What the stock runtime needs beside itself. */
  public abstract List<Path> jars() throws IOException;

  abstract ServiceTaskBuilder configure(
      ServiceTaskBuilder task, String baseUrl, Duration readTimeout, Account account);
}
