package io.lipsync.connector.http;

import io.lipsync.connector.support.ScriptedServer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A program with little memory that meets all hostile hosts, eight at a time and again and again,
 * and says how much of its heap was in use after the first round and how much after the last.
 */
final class HostileHosts {
  private static final int AT_ONCE = 8;
  private static final int ROUNDS = 3;

  private HostileHosts() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectory(Path.of(args[0]));
    round(folder);
    long before = used();
    for (int round = 1; round < ROUNDS; round++) {
      round(folder);
    }
    System.out.printf("used %d KB, then %d KB%n", before >> 10, used() >> 10);
  }

  private static void round(Path folder) throws Exception {
    List<Future<?>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (AnyClient kind : AnyClient.values()) {
        for (OddAnswer odd : OddAnswer.values()) {
          calls.add(
              threads.submit(
                  () -> {
                    meet(kind, odd, folder);
                    return null;
                  }));
        }
      }
    }
    for (Future<?> call : calls) {
      call.get();
    }
  }

  private static void meet(AnyClient kind, OddAnswer odd, Path folder) throws Exception {
    try (ScriptedServer host = odd.host();
        AnyClient.Caller client =
            kind.open(folder, odd.end.isSlow() ? HostileHostTest.SHORT : HostileHostTest.LONG)) {
      client.call(host.http("/odd"));
    }
  }

  private static long used() {
    // The second time for what the first one has handed to cleaners.
    ManagementFactory.getMemoryMXBean().gc();
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
