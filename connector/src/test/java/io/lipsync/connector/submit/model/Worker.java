package io.lipsync.connector.submit.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * One worker with one job. It runs on a thread of its own, but only between two questions: at each
 * step that others could notice it waits until the explorer has chosen how that step ends. So there
 * is never more than one thread at work, and a run is deterministic.
 */
final class Worker {
  private final Semaphore go = new Semaphore(0);
  private final Semaphore waits = new Semaphore(0);
  private final String name;
  private final Settings settings;
  private List<? extends Answer<?>> answers;
  private String step;
  private int chosen;
  private boolean killed;
  private boolean over;
  private Throwable fault;
  private final Map<Instant, String> history = new LinkedHashMap<>();
  private Runtimes.Runtime runtime;
  private Instant stopped;
  private boolean stoppable;

  Worker(String name, Settings settings) {
    this.name = name;
    this.settings = settings;
  }

  /** Runs to the first step. */
  void start(Runnable work) {
    Thread.ofVirtual()
        .start(
            () -> {
              go.acquireUninterruptibly();
              try {
                work.run();
              } catch (Killed e) {
                // It is gone without a word.
              } catch (Throwable e) {
                fault = e;
              } finally {
                over = true;
                waits.release();
              }
            });
    goOn();
  }

  /** Called on the worker's thread: what the explorer has chosen. */
  <T> T ask(String step, List<Answer<T>> answers) {
    return ask(step, answers, true);
  }

  /**
   * As {@link #ask(String, List)}.
   *
   * @param stoppable whether it may be stopped or killed before this step
   */
  <T> T ask(String step, List<Answer<T>> answers, boolean stoppable) {
    this.step = step;
    this.answers = answers;
    this.stoppable = stoppable;
    waits.release();
    go.acquireUninterruptibly();
    if (killed) {
      throw new Killed();
    }
    return answers.get(chosen).effect().get();
  }

  /** Runs to the next step. */
  void answer(int answer, Instant now) {
    chosen = answer;
    history.merge(now, step + answer, String::concat);
    goOn();
  }

  void runtime(Runtimes.Runtime its) {
    runtime = its;
  }

  Runtimes.Runtime runtime() {
    return runtime;
  }

  /** All that its thread depends on. */
  void describe(Description text) {
    text.add(settings).add(stopped).add(over ? "over" : step).times(history);
    text.times(runtime == null ? Map.of() : runtime.turns());
  }

  void kill() {
    killed = true;
    goOn();
  }

  void stop(Instant now) {
    stopped = now;
  }

  void wake() {
    stopped = null;
  }

  /** Since when it has been stopped, or null. */
  Instant stopped() {
    return stopped;
  }

  boolean isOver() {
    return over;
  }

  boolean isReady() {
    return !over && stopped == null;
  }

  boolean isStoppable() {
    return stoppable;
  }

  /** What ended it beside a failure of the job, or null. */
  Throwable fault() {
    return fault;
  }

  String step() {
    return step;
  }

  List<? extends Answer<?>> answers() {
    return answers;
  }

  Settings settings() {
    return settings;
  }

  @Override
  public String toString() {
    return name;
  }

  private void goOn() {
    go.release();
    waits.acquireUninterruptibly();
  }

  /** Not even a catch of all exceptions notices that a process is killed. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }
}
