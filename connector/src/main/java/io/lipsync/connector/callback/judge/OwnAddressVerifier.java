package io.lipsync.connector.callback.judge;

import io.lipsync.connector.callback.address.CallbackToken;
import io.lipsync.connector.callback.address.CallbackUrls;
import io.lipsync.connector.provider.LipSyncProvider;
import io.lipsync.connector.provider.ProviderAccount;
import io.lipsync.connector.provider.Signal;
import io.lipsync.connector.provider.SignalVerdict;
import io.lipsync.connector.provider.SignalVerifier;
import io.lipsync.connector.provider.VendorJson;
import java.util.Map;

/**
 * Checks callbacks of vendors that sign nothing: genuine is what comes to an address that we handed
 * out, proven by the token in it. Immutable and thread-safe.
 */
final class OwnAddressVerifier implements SignalVerifier {
  private final LipSyncProvider provider;
  private final CallbackToken tokens;

  OwnAddressVerifier(ProviderAccount account) {
    this.provider = account.provider();
    this.tokens = new CallbackToken(account.signingSecrets());
  }

  @Override
  public SignalVerdict verify(Signal signal) {
    String fault = faultInHead(signal);
    if (fault != null) {
      return new SignalVerdict.Forged(fault);
    }
    String key = CallbackUrls.keyIn(signal.parameters());
    String taskId = provider.taskIdInCallback(VendorJson.tree(signal.rawBody()));
    return taskId == null
        ? new SignalVerdict.Malformed("the body names no task of " + provider.id())
        : new SignalVerdict.Genuine(taskId, key);
  }

  @Override
  public String faultInHead(Signal head) {
    Map<String, String> parameters = head.parameters();
    return tokens.matches(CallbackUrls.keyIn(parameters), CallbackUrls.tokenIn(parameters))
        ? null
        : "wrong or missing token. Were API key or signing secret changed while tasks were under"
            + " way, or does another account use this path?";
  }
}
