package io.lipsync.examples.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.emulator.vendor.DocumentedError;
import io.lipsync.emulator.vendor.DocumentedError.Occasion;
import java.util.List;

/** Proves of a table of expectations that it leaves no documented error out. */
final class ErrorTable {

  private ErrorTable() {}

  /**
   * @param table lines whose first two columns are HTTP status and code; {@code #} begins a comment
   * @param documented every error that the vendor's stand-in knows
   */
  static void assertComplete(String table, List<DocumentedError> documented, Occasion occasion) {
    List<String> expected =
        documented.stream()
            .filter(error -> error.occasion() == occasion)
            .map(error -> error.httpStatus() + " " + error.code())
            .toList();
    assertThat(expected).isNotEmpty();
    assertThat(rows(table)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static List<String> rows(String table) {
    return table
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> line.split("\\|"))
        .map(columns -> columns[0].strip() + " " + columns[1].strip())
        .toList();
  }
}
