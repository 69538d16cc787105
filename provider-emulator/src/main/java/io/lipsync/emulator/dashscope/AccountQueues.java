package io.lipsync.emulator.dashscope;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The queue of each account, which is here the same as an API key. Thread-safe. */
final class AccountQueues {

  private final Map<String, AccountQueue> queues = new ConcurrentHashMap<>();
  private final Supplier<AccountQueue> empty;

  AccountQueues(Supplier<AccountQueue> empty) {
    this.empty = empty;
  }

  AccountQueue of(String key) {
    return queues.computeIfAbsent(key, k -> empty.get());
  }

  AccountQueue of(DashScopeTask task) {
    return of(task.owner());
  }

  void settle() {
    queues.values().forEach(AccountQueue::settle);
  }

  void clear() {
    queues.clear();
  }
}
