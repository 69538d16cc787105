package io.lipsync.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisoryTest {
  private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

  @ParameterizedTest
  @ValueSource(strings = {"5.4", "5.4.2", "5.3.6", "4.4.16", "5.4.3-RC1"})
  void whatIsBeforeTheFixIsAffected(String version) {
    assertThat(fixedIn("5.4.3").affects(part(version))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.4.3", "5.4.4", "5.5", "6.0"})
  void theFixAndWhatIsAfterItIsNot(String version) {
    assertThat(fixedIn("5.4.3").affects(part(version))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.17.3", "2.18.7", "2.19.4", "2.20.1", "2.21.3", "3.0.4", "3.1.3"})
  void aBranchWithoutAFixOfItsOwnWaitsForTheHighestOfItsMajorVersion(String version) {
    assertThat(fixedIn("2.18.8", "2.21.4", "3.1.4").affects(part(version))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.18.8", "2.18.9", "2.21.4", "2.22.0", "3.1.4", "3.2.0", "4.0"})
  void eachBranchIsFixedFromItsOwnFixOn(String version) {
    assertThat(fixedIn("2.18.8", "2.21.4", "3.1.4").affects(part(version))).isFalse();
  }

  @Test
  void aFixInANewMajorVersionHelpsNoOlderOne() {
    assertThat(fixedIn("7.0.9").affects(part("6.2.19"))).isTrue();
    assertThat(fixedIn("4.1.138", "4.2.18").affects(part("4.1.139.Final"))).isFalse();
    assertThat(fixedIn("4.1.138", "4.2.18").affects(part("4.1.137.Final"))).isTrue();
  }

  @Test
  void withoutAFixEveryVersionIsAffected() {
    assertThat(fixedIn().affects(part("99"))).isTrue();
  }

  @Test
  void whatIsOlderThanTheFaultIsNotAffected() {
    Advisory since = advisory(List.of("group:name"), "5.6", null, "5.6.1");

    assertThat(since.affects(part("5.5.2"))).isFalse();
    assertThat(since.affects(part("5.6"))).isTrue();
  }

  @Test
  void onlyTheLibraryThatItNamesIsAffected() {
    assertThat(fixedIn("5.4.3").affects(new Part("group", "name-h2", "5.4"))).isFalse();
    assertThat(fixedIn("5.4.3").affects(new Part("other", "name", "5.4"))).isFalse();

    Advisory group = advisory(List.of("io.netty:*"), null, null, "4.1.138.Final");
    assertThat(group.affects(new Part("io.netty", "netty-codec", "4.1.130.Final"))).isTrue();
    assertThat(group.affects(new Part("io.netty.more", "netty-codec", "4.1.130.Final"))).isFalse();
  }

  @Test
  void anAcceptanceCountsUntilItsDay() {
    Advisory accepted =
        advisory(
            List.of("group:name"), null, new Advisory.Acceptance("not reachable", DAY), "5.4.3");

    assertThat(accepted.acceptedOn(DAY)).contains("not reachable");
    assertThat(accepted.acceptedOn(DAY.plusDays(1))).isEmpty();
    assertThat(fixedIn("5.4.3").acceptedOn(DAY)).isEmpty();
  }

  private static Advisory fixedIn(String... versions) {
    return advisory(List.of("group:name"), null, null, versions);
  }

  private static Advisory advisory(
      List<String> artifacts, String since, Advisory.Acceptance accepted, String... fixedIn) {
    return new Advisory(
        "CVE-1",
        artifacts,
        since,
        List.of(fixedIn),
        "meaning",
        URI.create("https://example.com"),
        accepted);
  }

  private static Part part(String version) {
    return new Part("group", "name", version);
  }
}
