package io.lipsync.connector.provider;

import io.lipsync.connector.task.FailureCode;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What vendors say in words where their codes say too little: sentences of Alibaba's model, which
 * EvoLink and JoggAI hand on or put in words of their own. Words name a cause, and never prove
 * anything. Pure functions.
 */
final class ErrorWords {
  /** Codes behind which many causes hide. */
  private static final Set<FailureCode> VAGUE =
      EnumSet.of(FailureCode.INVALID_INPUT, FailureCode.MEDIA_REJECTED, FailureCode.PROVIDER_ERROR);

  private static final Pattern FETCH =
      Pattern.compile(
          "fetch|download|unreachable|connection adapters|connection to \\S{1,500} refused"
              + "|(?:not|cannot|unable to|failed to) (?:access|reach|retrieve) (?:\\w+ ){0,3}"
              + "(?:url|link|media|file|video|audio|image)"
              + "|(?:url|link|media|file|video|audio|image) (?:is |are |was |could )?not (?:be )?"
              + "(?:accessible|reachable|accessed|reached)");
  private static final Pattern CONTENT =
      Pattern.compile(
          "sensitive|moderation|data ?inspection|content policy|inappropriate|nsfw|prohibited content|risk control"
              + "|violat\\w+ (?:\\w+ ){0,3}polic");
  private static final Pattern FACE = Pattern.compile("\\b(?:faces?|facenotmatch|human)\\b");
  private static final Pattern MATCH = Pattern.compile("match");
  private static final Pattern ABSENT =
      Pattern.compile(
          "\\b(?:no|not|none|without|missing|cannot|unable|fail\\w*|error|invalid|multi\\w*|small)\\b");
  private static final Pattern CREDIT =
      Pattern.compile(
          "insufficient (?:\\w+ )?(?:credit|quota|balance|fund)|good standing|arrear|overdue"
              + "|(?:credit|quota|balance)s? (?:is |are |has been |was )?"
              + "(?:not enough|insufficient|exhausted|used up)");
  private static final Pattern OF_MEDIA =
      Pattern.compile(
          "duration|resolution|codec|\\bfps\\b|frame rate|aspect ratio|corrupt"
              + "|too (?:long|short|large|small|big)|unsupported (?:\\w+ )?format");
  private static final Pattern MEDIA =
      Pattern.compile("\\b(?:video|audio|image|media|picture|speech|file)s?\\b");
  private static final Pattern FAULT =
      Pattern.compile("format|unsupported|\\bsize\\b|cannot open|bit ?rate");

  private ErrorWords() {}

  /**
   * The row, or where it is vague a more specific one that the words name. What the row proves
   * stays as it is.
   */
  static ErrorRule refined(ErrorRule row, VendorError said) {
    FailureCode named = VAGUE.contains(row.code()) ? code(said.lowerCase()) : null;
    return named == null || named == row.code()
        ? row
        : ErrorRule.refused(named).provenBy(row.created() == ErrorRule.TaskCreated.NO);
  }

  private static FailureCode code(String text) {
    if (FETCH.matcher(text).find()) {
      return FailureCode.MEDIA_UNREACHABLE;
    }
    if (CONTENT.matcher(text).find()) {
      return FailureCode.CONTENT_REJECTED;
    }
    if (FACE.matcher(text).find() && MATCH.matcher(text).find()) {
      return FailureCode.FACE_NOT_MATCHED;
    }
    if (FACE.matcher(text).find() && ABSENT.matcher(text).find()) {
      return FailureCode.NO_FACE_FOUND;
    }
    if (CREDIT.matcher(text).find()) {
      return FailureCode.QUOTA_EXHAUSTED;
    }
    boolean faulty = MEDIA.matcher(text).find() && FAULT.matcher(text).find();
    return faulty || OF_MEDIA.matcher(text).find() ? FailureCode.MEDIA_REJECTED : null;
  }
}
