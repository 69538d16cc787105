package io.lipsync.examples.stack;

import io.lipsync.emulator.ProviderEmulator;
import io.lipsync.emulator.VendorEmulator;
import java.net.URI;
import java.util.Locale;
import java.util.function.Function;

/** Who can make the video. */
public enum Provider {
  EVOLINK("EvoLink", "https://api.evolink.ai", true, ProviderEmulator::evolink),
  DASHSCOPE("DashScope", "https://dashscope.aliyuncs.com", false, ProviderEmulator::dashscope),
  JOGGAI("JoggAI", "https://api.jogg.ai", false, ProviderEmulator::joggai);

  private final String title;
  private final URI baseUrl;
  private final boolean callsBack;
  private final Function<ProviderEmulator, VendorEmulator> standIn;

  Provider(
      String title,
      String baseUrl,
      boolean callsBack,
      Function<ProviderEmulator, VendorEmulator> standIn) {
    this.title = title;
    this.baseUrl = URI.create(baseUrl);
    this.callsBack = callsBack;
    this.standIn = standIn;
  }

  /** Its value of the process variable {@code provider}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How people call it. */
  public String title() {
    return title;
  }

  /** Whether it calls the address that a task names; otherwise a process asks by timer. */
  public boolean callsBack() {
    return callsBack;
  }

  /** The name of its key, both as connector secret and in the environment. */
  public String apiKeyName() {
    return name() + "_API_KEY";
  }

  /** Where its API really is. */
  public URI baseUrl() {
    return baseUrl;
  }

  /** Where its stand-in's API is. */
  URI baseUrlIn(ProviderEmulator emulator) {
    return standIn.apply(emulator).baseUri();
  }
}
