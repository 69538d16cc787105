package io.lipsync.connector.provider.evolink;

import io.lipsync.connector.http.HttpAddress;
import io.lipsync.connector.provider.ResolveUnknown;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an installation knows about EvoLink, under {@code lipsync.evolink.}.
 *
 * @param baseUrl where the API lives, for tasks that name no address of their own
 * @param filesUrl where the files API lives, which is another host, for all tasks
 * @param uploadLimit the largest file that is uploaded
 * @param idempotencyTrusted whether EvoLink is known to honour {@code Idempotency-Key} for this
 *     account: then, and only then, the header is sent, and a submission without an answer is sent
 *     again
 * @param resolveUnknown whether EvoLink is asked what became of an order whose answer was lost
 * @param listTrustedFor how long its list of tasks proves something after it has shown a new task
 */
public record EvolinkSettings(
    @DefaultValue("https://api.evolink.ai") String baseUrl,
    @DefaultValue("https://files-api.evolink.ai") String filesUrl,
    @DefaultValue("95MB") DataSize uploadLimit,
    boolean idempotencyTrusted,
    @DefaultValue("lookup") ResolveUnknown resolveUnknown,
    @DefaultValue("24h") Duration listTrustedFor) {

  public EvolinkSettings {
    HttpAddress.base("base-url", baseUrl);
    HttpAddress.base("files-url", filesUrl);
    if (uploadLimit.toBytes() < 1) {
      throw new IllegalArgumentException(
          "upload-limit is " + uploadLimit + ", it must be at least 1 byte");
    }
  }
}
