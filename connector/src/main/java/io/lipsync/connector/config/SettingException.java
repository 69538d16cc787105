package io.lipsync.connector.config;

import java.util.function.Supplier;

/** A setting that cannot be used, in one sentence; stops the start. */
final class SettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private SettingException(String message, RuntimeException cause) {
    super(message, cause);
  }

  /**
   * What is made of settings.
   *
   * @param name the setting, or what several have in common
   * @throws SettingException when it cannot be made of them
   */
  static <T> T check(String name, Supplier<T> use) {
    try {
      return use.get();
    } catch (RuntimeException e) {
      String reason = e.getMessage().lines().findFirst().orElse("");
      throw new SettingException(reason.startsWith(name) ? reason : name + ": " + reason, e);
    }
  }
}
