package io.lipsync.connector.callback;

import io.lipsync.connector.callback.judge.CallbackReceiver;
import io.lipsync.connector.callback.judge.RecentChecks;
import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.limits.Permits;
import io.lipsync.connector.provider.SignalVerdict;
import java.util.function.Supplier;

/**
 * What the callbacks of one account may ask for: so many answers at once, and one answer a second
 * for each task. Thread-safe.
 *
 * @param account its name
 * @param checks limits of all accounts
 * @param recent answers of a moment ago
 */
record AccountGate(String account, Permits checks, RecentChecks recent)
    implements CallbackReceiver.Gate {

  @Override
  public <T> T limited(Supplier<T> work, Supplier<T> tooMany) {
    return checks.run(account, work, wait -> tooMany.get());
  }

  @Override
  public Verdict once(SignalVerdict.Genuine genuine, Supplier<Verdict> read) {
    return recent.check(account, genuine, read);
  }
}
