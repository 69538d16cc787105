package io.lipsync.localcamunda;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts a local Camunda from the command line and runs until the process is ended. Exit codes: 0
 * ended or help shown, 1 it could not start, 2 wrong options.
 */
public final class LocalCamundaApp {

  private LocalCamundaApp() {}

  /** See {@code --help}. */
  public static void main(String[] arguments) throws InterruptedException {
    int exitCode =
        switch (CommandLine.parse(List.of(arguments))) {
          case CommandLine.Help help -> {
            System.out.print(CommandLine.HELP);
            yield 0;
          }
          case CommandLine.Wrong wrong -> {
            System.err.println(wrong.sentence());
            yield 2;
          }
          case CommandLine.Run run -> run(run.settings(), System.out, System.err);
        };
    System.exit(exitCode);
  }

  private static int run(LocalCamundaSettings settings, PrintStream out, PrintStream err)
      throws InterruptedException {
    LocalCamunda camunda;
    try {
      camunda = LocalCamunda.start(settings);
    } catch (RuntimeException e) {
      err.println("Cannot start: " + e.getMessage() + ".");
      return 1;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(camunda::close, "local-camunda-shutdown"));
    out.println("Local Camunda is ready.");
    out.println("  gRPC  " + camunda.grpcAddress());
    out.println("  REST  " + camunda.restAddress());
    new CountDownLatch(1).await();
    return 0;
  }
}
