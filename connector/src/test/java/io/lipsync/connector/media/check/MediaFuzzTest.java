package io.lipsync.connector.media.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.lipsync.connector.media.MediaKind;
import java.io.IOException;

/** Any bytes as media: findings in sentences, from less than a megabyte, and nothing is thrown. */
class MediaFuzzTest {
  private static final MediaRules RULES = FieldTest.rules("dashscope");

  @FuzzTest(maxExecutions = 100_000)
  void anyFile(byte[] bytes) throws IOException {
    for (MediaKind kind : MediaKind.values()) {
      Samples.InMemory file = new Samples.InMemory(bytes);
      assertThat(new Examination(kind, null, RULES).of(file))
          .allSatisfy(finding -> assertThat(finding.sentence()).matches(kind.field() + ": .+\\."));
      assertThat(file.read()).isLessThan(1 << 20);
      assertThat(file.reads()).isLessThan(20);
    }
  }
}
