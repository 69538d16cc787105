package io.lipsync.runtime;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line which setting is missing, in place of a page of exceptions. */
final class MissingSettingAnalyzer extends AbstractFailureAnalyzer<MissingSettingException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, MissingSettingException cause) {
    return new FailureAnalysis(cause.getMessage(), null, failure);
  }
}
