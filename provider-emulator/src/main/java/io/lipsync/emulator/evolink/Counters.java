package io.lipsync.emulator.evolink;

import java.util.concurrent.atomic.LongAdder;

/** What is counted, from the last reset on. Thread-safe. */
final class Counters {
  final LongAdder submits = new LongAdder();
  final LongAdder tasksCreated = new LongAdder();
  final LongAdder idempotentReplays = new LongAdder();
  final LongAdder refundedTasks = new LongAdder();
  final LongAdder queries = new LongAdder();
  final LongAdder callbacksDelivered = new LongAdder();
  final LongAdder callbacksFailed = new LongAdder();
  final LongAdder callbackAttempts = new LongAdder();
  final LongAdder tcpConnections = new LongAdder();
}
