package io.lipsync.emulator.scenario;

import io.lipsync.emulator.scenario.FaultBehaviour.Place;
import java.time.Duration;

/** The scenarios that process tests ask for most. All are immutable. */
public final class Scenarios {

  private Scenarios() {}

  /** The task completes after {@code delay}. */
  public static Scenario finishAfter(Duration delay) {
    return Scenario.of(new TaskBehaviour.FinishAfter(delay)).named("finish after " + delay);
  }

  /** The task stays in processing until it is ended by hand. */
  public static Scenario stayProcessing() {
    return Scenario.of(new TaskBehaviour.StayProcessing()).named("stay processing");
  }

  /** The task fails. */
  public static Scenario taskFails(String code, String message) {
    return Scenario.of(new TaskBehaviour.Fail(code, message)).named("task fails: " + code);
  }

  /** The task fails since the reference face is not found. */
  public static Scenario noFaceMatch() {
    return Scenario.of(new TaskBehaviour.FailNoFaceMatch()).named("no face match");
  }

  /** Every submit is refused with the documented error of this HTTP status. */
  public static Scenario submitRefused(int status) {
    return fault(Place.BEFORE_ACCEPT, error(status, new RetryAfter.None()), FaultBehaviour.ALWAYS)
        .named("submit refused: " + status);
  }

  /** The first {@code times} submits get 429 with a {@code Retry-After} in seconds. */
  public static Scenario tooManyRequests(int times, Duration retryAfter) {
    RetryAfter header = new RetryAfter.Seconds(retryAfter.toSeconds());
    return fault(Place.BEFORE_ACCEPT, error(429, header), times).named("too many requests");
  }

  /** The task is created and billed, but the connection is reset instead of an answer. */
  public static Scenario answerLost() {
    return fault(Place.AFTER_ACCEPT, new Fault.Reset(), FaultBehaviour.ALWAYS).named("answer lost");
  }

  /** The task is created and billed, but the submit is never answered. */
  public static Scenario answerNeverComes() {
    return fault(Place.AFTER_ACCEPT, new Fault.Hang(), FaultBehaviour.ALWAYS)
        .named("answer never comes");
  }

  /** The connection is reset before anything was created. */
  public static Scenario submitReset(int times) {
    return fault(Place.BEFORE_ACCEPT, new Fault.Reset(), times).named("submit reset");
  }

  /** The callback is never sent. */
  public static Scenario callbackLost() {
    return Scenario.of(new CallbackBehaviour.Lost()).named("callback lost");
  }

  /** The callback is sent {@code copies} times. */
  public static Scenario callbackDoubled(int copies) {
    return Scenario.of(new CallbackBehaviour.Doubled(copies)).named("callback doubled");
  }

  /** The callback arrives before the answer of the submit. */
  public static Scenario callbackEarly() {
    return Scenario.of(new CallbackBehaviour.Early()).named("callback early");
  }

  /** A forged callback arrives before the real one. */
  public static Scenario callbackForged() {
    return Scenario.of(new CallbackBehaviour.Forged()).named("callback forged");
  }

  private static Fault error(int status, RetryAfter retryAfter) {
    return new Fault.ErrorAnswer(status, null, null, retryAfter);
  }

  private static Scenario fault(Place place, Fault fault, int times) {
    return Scenario.of(new FaultBehaviour(place, fault, times));
  }
}
