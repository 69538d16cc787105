package io.lipsync.examples.demo;

import io.lipsync.examples.demo.page.Libraries;
import io.lipsync.examples.demo.page.PageServer;
import io.lipsync.examples.stack.LocalStack;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Tells a person what runs and how to use it, and keeps it running. */
final class Guide {
  private final LocalStack stack;
  private final Optional<Libraries> libraries;
  private final int port;
  private final Console console;

  /**
   * @param libraries what the page needs; without it there is no page
   * @param port where the page listens, 0 for a free port
   */
  Guide(LocalStack stack, Optional<Libraries> libraries, int port, Console console) {
    this.stack = stack;
    this.libraries = libraries;
    this.port = port;
    this.console = console;
  }

  /** Prints the addresses and waits until the JVM is told to end. */
  void keepRunning() {
    try {
      if (libraries.isPresent()) {
        showPage(libraries.get());
      } else {
        console.step("Everything goes on running. Stop it with Ctrl+C.");
        tellAddresses();
        new CountDownLatch(1).await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void showPage(Libraries available) throws InterruptedException {
    try (PageServer page = PageServer.start(stack, available, port)) {
      console.step("Open " + page.address() + " in a browser. Stop everything with Ctrl+C.");
      tellAddresses();
      new CountDownLatch(1).await();
    }
  }

  private void tellAddresses() {
    console.detail("Camunda REST   " + stack.restAddress());
    console.detail("Zeebe gRPC     " + stack.grpcAddress());
    console.detail("Webhooks       " + stack.runtimeAddress() + "/inbound/lip-sync-evolink");
    stack.emulator().ifPresent(one -> console.detail("Stand-ins      " + one.baseUri() + "/admin"));
    console.detail(
        "Deploy from Camunda Modeler: Camunda 8 Self-Managed, no authentication, cluster endpoint"
            + " "
            + stack.restAddress()
            + " (or "
            + stack.grpcAddress()
            + ").");
  }
}
