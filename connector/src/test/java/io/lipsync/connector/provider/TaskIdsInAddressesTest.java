package io.lipsync.connector.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lipsync.connector.http.SendGate;
import io.lipsync.connector.support.AllVendors;
import io.lipsync.connector.support.SubmitOrders;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who could choose a task id could choose what our API key asks for. */
class TaskIdsInAddressesTest {
  @RegisterExtension static final AllVendors VENDORS = new AllVendors("sk-ids-0123456789abcdef");

  private static final List<String> NONE =
      List.of(
          "../../v1/credits",
          "..",
          "........",
          "%2e%2e%2fcredits",
          "task-unified-1/../../credits",
          "task-unified-1%2Fcancel",
          "task-unified-1?fields=all",
          "task-unified-1#a",
          "task-unified-1;a=b",
          "task-unified-1\\..\\credits",
          "task-unified-1\r\nX-Header: 1",
          "task-unified-1\n",
          "task-unified-1\u202E",
          "task-unified-1 ",
          "task-unified-\u0661\u0662",
          "{{secrets.DASHSCOPE_API_KEY}}",
          "task-unified-" + "1".repeat(300_000));

  static Stream<Arguments> everyVendorAndId() {
    return AllVendors.names().stream()
        .flatMap(vendor -> NONE.stream().map(id -> Arguments.of(vendor, id)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyVendorAndId")
  void noOtherTextIsAsked(String vendor, String id) {
    LipSyncProvider provider = VENDORS.provider(vendor);
    ProviderAccount account = VENDORS.account(provider);
    assertThat(provider.isTaskId(id)).isFalse();
    assertThatThrownBy(() -> provider.read(account, id))
        .hasMessageStartingWith("taskId is not a task id of " + vendor)
        .hasMessageNotContaining(id);
    if (vendor.equals("dashscope")) {
      assertThatThrownBy(() -> provider.cancel(account, id))
          .hasMessageStartingWith("taskId is not");
    }
    assertThat(VENDORS.calls()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyVendorAndId")
  void noOtherTextIsAccepted(String vendor, String id) {
    LipSyncProvider provider = VENDORS.provider(vendor);
    VENDORS.answer(200, AllVendors.acceptedTask(vendor, id));
    assertThat(provider.submit(VENDORS.account(provider), SubmitOrders.any(), SendGate.OPEN))
        .isInstanceOfSatisfying(
            SubmitAnswer.Unknown.class,
            unknown ->
                assertThat(unknown.reason())
                    .hasSizeLessThan(200)
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}{}]"));
  }

  @ParameterizedTest
  @MethodSource("io.lipsync.connector.support.AllVendors#names")
  void theVendorsOwnAreAccepted(String vendor) {
    LipSyncProvider provider = VENDORS.provider(vendor);
    VENDORS.answer(200, AllVendors.acceptedTask(vendor, "task-unified-1775200000-xyz"));
    assertThat(provider.submit(VENDORS.account(provider), SubmitOrders.any(), SendGate.OPEN))
        .isInstanceOf(SubmitAnswer.Accepted.class);
  }

  @ParameterizedTest
  @MethodSource("io.lipsync.connector.support.AllVendors#names")
  void aResultLinkIsAnAddressOrNotThereYet(String vendor) {
    String id = "task-unified-1775200000-xyz";
    LipSyncProvider provider = VENDORS.provider(vendor);
    ProviderAccount account = VENDORS.account(provider);

    VENDORS.answer(200, AllVendors.completedTask(vendor, id, "https://a.example/x\r\n\u202Ey z"));
    assertThat(provider.read(account, id).orThrow().task().videoUrl())
        .isEqualTo("https://a.example/x%0D%0A%E2%80%AEy%20z");

    for (String none : List.of("javascript:alert(1)", "https://a.example/" + "x".repeat(300_000))) {
      VENDORS.answer(200, AllVendors.completedTask(vendor, id, none));
      assertThat(provider.read(account, id)).isInstanceOf(Answer.Later.class);
    }
  }
}
