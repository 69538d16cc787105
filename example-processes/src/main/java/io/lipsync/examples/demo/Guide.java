package io.lipsync.examples.demo;

import io.lipsync.examples.stack.LocalStack;
import java.util.concurrent.CountDownLatch;

/** Tells a person what runs and how to use it, and keeps it running. */
final class Guide {
  private final LocalStack stack;
  private final Console console;

  Guide(LocalStack stack, Console console) {
    this.stack = stack;
    this.console = console;
  }

  /** Prints the addresses and waits until the JVM is told to end. */
  void keepRunning() {
    console.step("Everything goes on running. Stop it with Ctrl+C.");
    console.detail("Camunda REST   " + stack.restAddress());
    console.detail("Zeebe gRPC     " + stack.grpcAddress());
    console.detail("Webhooks       " + stack.runtimeAddress() + "/inbound/lip-sync-evolink");
    stack
        .emulatorAddress()
        .ifPresent(address -> console.detail("Stand-ins      " + address + "/admin"));
    console.detail(
        "Deploy from Camunda Modeler: Camunda 8 Self-Managed, no authentication, cluster endpoint"
            + " "
            + stack.restAddress()
            + " (or "
            + stack.grpcAddress()
            + ").");
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
