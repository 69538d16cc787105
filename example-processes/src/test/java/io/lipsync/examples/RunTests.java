package io.lipsync.examples;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs test classes, named as arguments, in this JVM. Exit code: how many of their tests failed.
 */
final class RunTests {
  private RunTests() {}

  public static void main(String[] classes) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                Stream.of(classes)
                    .<DiscoverySelector>map(name -> selectClass(name))
                    .toArray(DiscoverySelector[]::new))
            .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, summary);
    PrintWriter out = new PrintWriter(System.out, true);
    summary.getSummary().printFailuresTo(out, 30);
    System.out.println("Succeeded: " + summary.getSummary().getTestsSucceededCount());
    System.exit((int) Math.min(summary.getSummary().getTotalFailureCount(), 99));
  }
}
