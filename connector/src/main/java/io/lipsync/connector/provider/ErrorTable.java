package io.lipsync.connector.provider;

import static io.lipsync.connector.task.FailureCode.PROVIDER_ERROR;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * What the error codes of a vendor mean, for refused calls and for failed tasks; the column {@link
 * ErrorRule#created()} says which refusals prove that no task exists. Immutable and thread-safe.
 */
public final class ErrorTable {
  /** No documented code comes near; each part of a code costs a look into the table. */
  private static final int LONGEST_CODE = 200;

  private final Map<String, ErrorRule> rows = new HashMap<>();
  private final IntPredicate proving;
  private final String separators;

  /**
   * @param proving HTTP statuses with which a row's proof counts
   * @param separators characters that divide a code: one that is not listed counts as the listed
   *     one that it begins with; none where codes are exact
   */
  public ErrorTable(IntPredicate proving, String separators, List<Row> rows) {
    this.proving = proving;
    this.separators = separators;
    for (Row row : rows) {
      row.codes().forEach(code -> this.rows.put(code.toLowerCase(Locale.ROOT), row.rule()));
    }
  }

  /** Codes, in any case, that mean the same. */
  public record Row(ErrorRule rule, List<String> codes) {}

  /** One row. */
  public static Row row(ErrorRule rule, String... codes) {
    return new Row(rule, List.of(codes));
  }

  /** The rule for a refused call. */
  public ErrorRule forCall(int httpStatus, VendorError said) {
    ErrorRule named = named(said.code());
    if (named == null) {
      // A refusal that came with a success status was never seen: nobody knows what it refused.
      return httpStatus < 300 ? ErrorRule.unclear(PROVIDER_ERROR) : ErrorRule.ofStatus(httpStatus);
    }
    boolean proof = named.created() == ErrorRule.TaskCreated.NO && proving.test(httpStatus);
    return proof ? ErrorWords.refined(named, said) : named.provenBy(false);
  }

  /**
   * The rule for a finished task without a video.
   *
   * @param unnamed what counts when no code of the table is given
   */
  public ErrorRule forTask(VendorError said, ErrorRule unnamed) {
    ErrorRule named = named(said.code());
    // A code of somebody behind the vendor, which names its cause in words too.
    return named == null
        ? ErrorWords.refined(unnamed, said.withCodeAsWords())
        : ErrorWords.refined(named, said);
  }

  /** The row of a code, or null. */
  public ErrorRule named(String code) {
    String begin = code == null ? "" : code.substring(0, Math.min(code.length(), LONGEST_CODE));
    String key = begin.toLowerCase(Locale.ROOT);
    while (!key.isEmpty()) {
      ErrorRule rule = rows.get(key);
      if (rule != null) {
        return rule;
      }
      key = key.substring(0, lastSeparator(key));
    }
    return null;
  }

  private int lastSeparator(String key) {
    int last = key.length() - 1;
    while (last > 0 && separators.indexOf(key.charAt(last)) < 0) {
      last--;
    }
    return Math.max(last, 0);
  }
}
