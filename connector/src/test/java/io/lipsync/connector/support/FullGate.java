package io.lipsync.connector.support;

import io.lipsync.connector.callback.judge.CallbackReceiver;
import io.lipsync.connector.callback.judge.Verdict;
import io.lipsync.connector.provider.SignalVerdict;
import java.util.function.Supplier;

/** A gate at which too many wait already. */
public final class FullGate implements CallbackReceiver.Gate {

  @Override
  public <T> T limited(Supplier<T> work, Supplier<T> tooMany) {
    return tooMany.get();
  }

  @Override
  public Verdict once(SignalVerdict.Genuine genuine, Supplier<Verdict> read) {
    return read.get();
  }
}
