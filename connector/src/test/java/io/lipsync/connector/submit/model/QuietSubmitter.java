package io.lipsync.connector.submit.model;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Nobody reads the warnings of a hundred thousand submissions. */
final class QuietSubmitter implements BeforeAllCallback, AfterAllCallback {
  private final Logger logger =
      (Logger) LoggerFactory.getLogger("io.lipsync.connector.submit.Conclusion");

  @Override
  public void beforeAll(ExtensionContext context) {
    logger.setLevel(Level.OFF);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    logger.setLevel(null);
  }
}
