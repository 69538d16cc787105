package io.lipsync.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  @Test
  void theOrderIsMavens() {
    List<Version> inOrder =
        Stream.of(
                "1.0-alpha1",
                "1.0-beta2",
                "1.0-M3",
                "1.0-RC1",
                "1.0",
                "1.0.1",
                "1.0.9",
                "1.0.10",
                "1.1")
            .map(Version::new)
            .toList();
    List<Version> shuffled = new java.util.ArrayList<>(inOrder);
    Collections.reverse(shuffled);

    assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(inOrder);
  }

  @ParameterizedTest
  @CsvSource({
    "4.1.138.Final, 4.1.138",
    "1.2.0.Final, 1.2",
    "3.0.0.RELEASE, 3.0.0",
    "5.4.0, 5.4",
  })
  void theWordFinalAndZerosAtTheEndSayNothing(String one, String other) {
    assertThat(new Version(one)).isEqualByComparingTo(new Version(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4.1.139.Final",
        "33.4.8-jre",
        "3.5.16",
        "26.0.2-1",
        "1.87",
        "2.13.17",
        "1.0.0.GA"
      })
  void isFinal(String text) {
    assertThat(new Version(text).isFinal()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.9.0-alpha3",
        "4.36.0-RC1",
        "5.5-beta1",
        "2.0.0-M2",
        "5.0.0.Alpha1",
        "3.0.0.CR1",
        "1.0-SNAPSHOT",
        "2.13.2-rc1",
        "6.0.0.Beta3",
        "1.5.0-ea-2"
      })
  void isAPreview(String text) {
    assertThat(new Version(text).isFinal()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.62, 10.1.55",
    "4.1.139.Final, 4.1.130.Final",
    "33.4.9-jre, 33.4.8-jre",
    "5.4.4, 5.4",
    "1.85.2, 1.85",
  })
  void isAPatch(String later, String earlier) {
    assertThat(new Version(later).isPatchFor(new Version(earlier))).isTrue();
    assertThat(new Version(earlier).isPatchFor(new Version(later))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "4.2.0.Final, 4.1.139.Final",
    "10.10.0, 10.1.55",
    "11.1.62, 10.1.55",
    "33.4.9-android, 33.4.8-jre",
    "4.33.7-RC1, 4.33.6",
    "3.5.16, 3.5.16",
  })
  void isNoPatch(String other, String version) {
    assertThat(new Version(other).isPatchFor(new Version(version))).isFalse();
  }
}
