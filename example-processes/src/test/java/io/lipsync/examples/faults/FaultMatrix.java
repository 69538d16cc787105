package io.lipsync.examples.faults;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Collects what tests marked with {@link FaultRow} have seen, for one {@link MatrixReport}. */
final class FaultMatrix implements ParameterResolver, AfterTestExecutionCallback, TestWatcher {
  private static final Namespace MATRIX = Namespace.create(FaultMatrix.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Outcome.class;
  }

  @Override
  public Outcome resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return outcome(test);
  }

  /** A row that passes without having said anything is no row. */
  @Override
  public void afterTestExecution(ExtensionContext test) {
    if (test.getExecutionException().isEmpty()) {
      if (!outcome(test).isSettled()) {
        throw new AssertionError("the test settles no outcome of " + fault(test));
      }
      report(test).add(fault(test), outcome(test).asColumns());
    }
  }

  /** Also for a test that did not get as far as its first line. */
  @Override
  public void testFailed(ExtensionContext test, Throwable cause) {
    report(test).addFailure(fault(test), cause);
  }

  private static Fault fault(ExtensionContext test) {
    return test.getRequiredTestMethod().getAnnotation(FaultRow.class).value();
  }

  private static Outcome outcome(ExtensionContext test) {
    return test.getStore(MATRIX)
        .getOrComputeIfAbsent(Outcome.class, type -> new Outcome(), Outcome.class);
  }

  /** One report for the whole run; JUnit closes it at the end. */
  private static MatrixReport report(ExtensionContext test) {
    return test.getRoot()
        .getStore(MATRIX)
        .getOrComputeIfAbsent(MatrixReport.class, type -> new MatrixReport(), MatrixReport.class);
  }
}
