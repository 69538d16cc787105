package io.lipsync.emulator.evolink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * What somebody would send who knows the path of a receiver, but not its token: the real body with
 * a link of their own, to the real URL with the last characters of its query altered. Immutable.
 */
record ForgedCallback(URI url, ObjectNode body) {

  private static final int ALTERED = 4;

  static ForgedCallback of(EvoLinkTask task) {
    ObjectNode body = TaskBodies.finished(task);
    body.put("status", TaskStatus.COMPLETED.word()).put("progress", 100).remove("error");
    body.putArray("results").add("https://attacker.example/forged.mp4");
    return new ForgedCallback(URI.create(altered(task.request().callbackUrl())), body);
  }

  static String altered(String url) {
    int query = url.indexOf('?');
    if (query < 0) {
      return url;
    }
    int from = Math.max(query + 1, url.length() - ALTERED);
    StringBuilder altered = new StringBuilder(url);
    for (int i = from; i < url.length(); i++) {
      altered.setCharAt(i, url.charAt(i) == '0' ? '1' : '0');
    }
    return altered.toString();
  }
}
