package io.lipsync.connector.submit.model;

import static io.lipsync.connector.submit.model.Answer.fault;
import static io.lipsync.connector.submit.model.Answer.usual;

import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.limits.AccountLimits;
import io.lipsync.connector.limits.Permits;
import io.lipsync.connector.limits.SubmitTurns;
import io.lipsync.connector.provider.Providers;
import io.lipsync.connector.submit.Patience;
import io.lipsync.connector.submit.Submitter;
import io.lipsync.connector.support.MediaProbes;
import io.lipsync.connector.task.Postponed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The connector runtimes of a run, each with the real submitter and real limits. */
final class Runtimes {

  /**
   * One of them.
   *
   * @param turns what changed the turns of its account, and when
   */
  record Runtime(
      Submitter submitter, AccountLimits limits, Providers providers, Map<Instant, String> turns) {

    /** The turns depend on nothing else as long as nobody was throttled. */
    void note(Instant when, String what) {
      if (what.equals("throttled") || !turns.isEmpty()) {
        turns.merge(when, what, String::concat);
      }
    }
  }

  private final Run run;
  private final Map<Settings, Runtime> runtimes = new EnumMap<>(Settings.class);

  Runtimes(Run run) {
    this.run = run;
  }

  /** The one with these settings. */
  Runtime of(Settings settings) {
    return runtimes.computeIfAbsent(settings, this::start);
  }

  void describe(Description text) {
    runtimes.forEach((settings, runtime) -> text.add(settings).times(runtime.turns()));
  }

  /** It was killed or stopped: the next job goes to another one. */
  void replace(Settings settings) {
    runtimes.remove(settings);
  }

  private Runtime start(Settings settings) {
    Scenario scenario = run.scenario();
    Providers providers = new Providers(List.of(run.provider()), settings.secrets(scenario));
    Clock spans = run.time().spans();
    AccountLimits limits =
        new AccountLimits(
            new Permits(1, 0, Duration.ZERO, spans),
            new Permits(1, 0, Duration.ZERO, spans),
            new SubmitTurns(spans),
            run::pass);
    Submitter submitter =
        new Submitter(
            providers,
            new CallbackUrls(settings.callbackBase(scenario), false, path -> prepares()),
            MediaProbes.unused(),
            new ModelGuard(run),
            () -> cluster(settings),
            limits,
            run.isOff(Rule.WAITING_IS_NO_FAILURE)
                ? new Patience(Duration.ZERO, Duration.ZERO, Assumptions.PATIENCE.owner())
                : Assumptions.PATIENCE,
            run.time().wall(),
            run.isOff(Rule.STALL_CHECK) ? ModelTime.of(() -> Instant.EPOCH) : spans);
    return new Runtime(submitter, limits, providers, new LinkedHashMap<>());
  }

  private void prepares() {
    run.current()
        .ask(
            "prepares the order",
            List.of(
                usual("it is ready", () -> null),
                fault("that takes 201 s", () -> run.pass(Assumptions.SLOW_PREPARATION))));
  }

  private String cluster(Settings settings) {
    return run.current()
        .ask(
            "asks for the cluster",
            List.of(
                usual("it is told", () -> name(settings)),
                fault(
                    "the engine does not answer",
                    () -> {
                      throw Postponed.until("no engine", Duration.ofSeconds(15));
                    })));
  }

  private String name(Settings settings) {
    return run.isOff(Rule.KEY_WITHOUT_SECRET) ? "cluster " + settings : "cluster";
  }
}
