package io.lipsync.connector.provider.joggai;

import io.lipsync.connector.http.ApiClient;
import io.lipsync.connector.http.ApiRequest;
import io.lipsync.connector.http.Exchange;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.RecentMap;
import io.lipsync.connector.provider.VendorApi;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What comes before JoggAI's calls: {@code /open/v2} or {@code /v2}, on which its own pages
 * disagree. The configured prefix is tried first; where a page without JoggAI's envelope says 404,
 * the other one is, and whichever answers is remembered for the account. A prefix that is none of
 * the two is used as it is. Thread-safe.
 *
 * <p>A 404 without an envelope proves that nothing was created. Even so a call that costs money
 * goes to the other prefix only once a free call has been answered there.
 */
final class JoggaiPaths {
  private static final List<String> KNOWN = List.of("/open/v2", "/v2");
  private static final int NOT_FOUND = 404;
  private static final int MOST_ACCOUNTS = 1000;

  private final ApiClient client;
  private final Function<Exchange.Answered, VendorApi.Refusal> refusals;
  private final String configured;
  private final Map<String, String> served = RecentMap.of(MOST_ACCOUNTS);

  /**
   * @param refusals reads answers as {@link VendorApi} wants it
   * @param configured the prefix to begin with
   */
  JoggaiPaths(
      ApiClient client,
      Function<Exchange.Answered, VendorApi.Refusal> refusals,
      String configured) {
    this.client = client;
    this.refusals = refusals;
    this.configured = configured;
  }

  /** A call below a prefix. */
  interface Call<T> extends BiFunction<VendorApi, String, T> {}

  /** Makes a call that is free, below the other prefix too where the first is not JoggAI's. */
  <T> T free(ProviderAccount account, Call<T> call) {
    return make(account, call, null);
  }

  /**
   * Makes a call that costs money.
   *
   * @param check a free call that says whether a prefix is JoggAI's
   */
  <T> T paid(ProviderAccount account, Call<T> call, Call<?> check) {
    return make(account, call, check);
  }

  private <T> T make(ProviderAccount account, Call<T> call, Call<?> check) {
    String first = prefix(account);
    String other = KNOWN.get(1 - Math.max(0, KNOWN.indexOf(first)));
    Seen seen = new Seen();
    T answer = call.apply(api(seen), first);
    if (!seen.nothingThere || !KNOWN.contains(first)) {
      return answer;
    }
    if (check != null && !answers(account, check, other)) {
      return answer;
    }
    Seen again = new Seen();
    T second = call.apply(api(again), other);
    if (!again.enveloped) {
      return check == null ? answer : second;
    }
    remember(account, other);
    return second;
  }

  private boolean answers(ProviderAccount account, Call<?> check, String prefix) {
    Seen seen = new Seen();
    check.apply(api(seen), prefix);
    if (seen.enveloped) {
      remember(account, prefix);
    }
    return seen.enveloped;
  }

  private VendorApi api(Seen seen) {
    return new VendorApi(client, "JoggAI", JoggaiPaths::withApiKey, seen::look);
  }

  private static ApiRequest withApiKey(ApiRequest request, String key) {
    return request.withHeader("x-api-key", key);
  }

  private String prefix(ProviderAccount account) {
    return served.getOrDefault(key(account), configured);
  }

  private void remember(ProviderAccount account, String prefix) {
    served.put(key(account), prefix);
  }

  private static String key(ProviderAccount account) {
    return account.name() + " " + account.baseUrl();
  }

  /** What one call found below its prefix. */
  private final class Seen {
    private boolean nothingThere;
    private boolean enveloped;

    private VendorApi.Refusal look(Exchange.Answered answer) {
      enveloped = JoggaiEnvelope.of(answer).code() != null;
      nothingThere = !enveloped && answer.status() == NOT_FOUND;
      return refusals.apply(answer);
    }
  }
}
