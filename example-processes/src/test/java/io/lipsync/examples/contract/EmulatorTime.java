package io.lipsync.examples.contract;

import io.lipsync.emulator.ProviderEmulator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The vendors' time as the connector's: both agree when it is moved. */
final class EmulatorTime extends Clock {
  private final ProviderEmulator emulator;

  EmulatorTime(ProviderEmulator emulator) {
    this.emulator = emulator;
  }

  @Override
  public Instant instant() {
    return emulator.now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
