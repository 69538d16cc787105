package io.lipsync.connector.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lipsync.connector.support.Job;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SubmissionKeyTest {
  @Property
  void isTheSameForTheSameJobWhoeverComputesIt(
      @ForAll String tenant, @ForAll long instance, @ForAll long element) {
    assertThat(SubmissionKey.of(new Job(tenant, instance, element), "cluster"))
        .isEqualTo(key(tenant, instance, element));
  }

  @Property
  void differsForEveryElementInstance(@ForAll long one, @ForAll long other) {
    Assume.that(one != other);
    assertThat(key("t", 1, one)).isNotEqualTo(key("t", 1, other));
  }

  @Property
  void differsForEveryProcessInstance(@ForAll long one, @ForAll long other) {
    Assume.that(one != other);
    assertThat(key("t", one, 1)).isNotEqualTo(key("t", other, 1));
  }

  @Property
  void differsForEveryTenant(@ForAll String one, @ForAll String other) {
    Assume.that(!one.equals(other));
    assertThat(key(one, 1, 1)).isNotEqualTo(key(other, 1, 1));
  }

  @Property
  void differsForEveryCluster(
      @ForAll @AlphaChars @StringLength(min = 1, max = 40) String one,
      @ForAll @AlphaChars @StringLength(min = 1, max = 40) String other) {
    Assume.that(!one.equals(other));
    assertThat(SubmissionKey.of(Job.any(), one)).isNotEqualTo(SubmissionKey.of(Job.any(), other));
  }

  @Property
  void numbersDoNotRunIntoEachOther(@ForAll long a, @ForAll long b) {
    Assume.that(a != b);
    assertThat(key("t", a, b)).isNotEqualTo(key("t", b, a));
  }

  @Property
  void isAValidIdempotencyKeyAndNeedsNoEncodingInAUrl(
      @ForAll String tenant, @ForAll long instance, @ForAll long element) {
    // EvoLink takes 16 to 96 characters of [A-Za-z0-9._-].
    assertThat(key(tenant, instance, element)).matches("[A-Za-z0-9_-]{22}");
  }

  /** A released key never changes: tasks under way are found by it after an update. */
  @Test
  void isTheSameInEveryVersion() {
    assertThat(key("<default>", 2251799813685249L, 2251799813685300L))
        .isEqualTo("wLm8FJjqJJ4Oj3Bu0GGNIw");
    assertThat(key(null, 1, 2)).isEqualTo(key("", 1, 2));
  }

  private static String key(String tenant, long instance, long element) {
    return SubmissionKey.of(new Job(tenant, instance, element), "cluster");
  }
}
