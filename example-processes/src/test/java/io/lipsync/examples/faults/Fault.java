package io.lipsync.examples.faults;

/** The rows of the fault matrix, in its order. Each has one test, marked with {@link FaultRow}. */
public enum Fault {
  ANSWER_LOST("The provider accepts the task, its answer never comes"),
  CONNECTION_REFUSED("The provider cannot be reached: connection refused"),
  RESET_BEFORE_REQUEST("Connection reset before the request is read (2 tasks)"),
  RESET_IN_REQUEST("Connection reset in the middle of the request (2 tasks)"),
  RESET_AFTER_REQUEST("Connection reset after the request, instead of the answer"),
  SERVICE_UNAVAILABLE("The provider creates the task and answers 503 service_unavailable"),
  SERVICE_UNAVAILABLE_ONLY(
      "The provider answers 503 service_unavailable and creates nothing (2 tasks)"),
  GATEWAY_PAGE("A gateway's HTML page, 502 and 503, after the task was created (2 tasks)"),
  BUSY_WITH_RETRY_AFTER("429 with Retry-After"),
  BUSY_WITHOUT_RETRY_AFTER("429 without Retry-After"),
  KILLED_AFTER_POST("Worker killed (kill -9) between POST and completion, over gRPC and REST"),
  KILLED_IN_CALLBACK("Runtime killed (kill -9) between callback and correlation"),
  JOB_TIMED_OUT("Job timeout over before the provider answers"),
  ROLLING_RESTART("Two runtimes, rolling restart under way (40 tasks)"),
  CALLBACK_BEFORE_WAIT("Callback before the process waits"),
  CALLBACK_FIVE_TIMES("Callback five times"),
  CALLBACKS_OUT_OF_ORDER("Callbacks in reverse order (3 tasks)"),
  CALLBACK_WHILE_PROCESSING("Callback while the provider still says processing"),
  CALLBACKS_WHILE_UNREADABLE("Callbacks only while the provider answers reads with 503"),
  CALLBACK_AFTER_END("Callback after the process has ended"),
  CALLBACK_FOR_OTHER_TASK("Callback that names another task (2 tasks)"),
  CALLBACK_FORGED("Callback forged: wrong token, no token"),
  CALLBACK_REPLAYED("Callback replayed ten times, another process waits (2 tasks)"),
  CALLBACKS_MALFORMED("2,000 malformed callbacks to a valid address"),
  RUNTIME_DOWN("Runtime down for 30 s, all callbacks of the task lost"),
  ENGINE_GONE_BEFORE_POST("Engine unreachable for 30 s before the submission is claimed"),
  ENGINE_GONE_AFTER_POST("Engine unreachable for 30 s when the provider has accepted"),
  ENGINE_GONE_IN_CALLBACK("Engine unreachable for 30 s when the callbacks come"),
  PROVIDER_DOWN_FOR_AN_HOUR("Callback lost and an hour of failing reads"),
  REDEPLOYED("Process redeployed while an instance waits (2 tasks)"),
  ACCEPTED_THEN_FAILED(
      "Accepted, then the job fails in the model; an operator retries it 8 days later"),
  HEIR_WITH_FAULTY_SETTING(
      "Worker killed after the POST, the next one has a faulty callback address"),
  SECRETS_ROTATED("Worker killed after the POST, signing secrets rotated"),
  ENGINE_BLINKS("Connection to the engine broken for a moment when DashScope has accepted"),
  FOREIGN_RECORDS("Process variables that look like the connector's own record (4 tasks)"),
  QUEUE_WITHOUT_RETRIES("12 orders at once for DashScope, one retry each (12 tasks)"),
  WINDOW_AFTER_EACH(
      "DashScope refuses all for 10 s after each that it takes, one retry each (5 tasks)"),
  RANDOM_FAULTS("200 tasks, each with random faults, and the runtime killed once");

  private final String title;

  Fault(String title) {
    this.title = title;
  }

  /** What happens, as a person would say it. */
  public String title() {
    return title;
  }
}
