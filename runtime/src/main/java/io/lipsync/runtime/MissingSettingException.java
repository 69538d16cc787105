package io.lipsync.runtime;

import java.util.Locale;

/** A setting that another one makes necessary is missing; stops the start. */
final class MissingSettingException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * @param setting what is missing
   * @param reason the setting that makes it necessary
   */
  MissingSettingException(String setting, String reason) {
    super(
        "%s is missing: %s needs it. Set it as %s"
            .formatted(
                setting,
                reason,
                setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')));
  }
}
