package io.lipsync.emulator;

import io.lipsync.emulator.files.ResultFiles;
import io.lipsync.emulator.time.EmulatorClock;
import io.lipsync.emulator.time.Timeline;
import java.net.URI;

/**
 * What the emulator gives to each vendor.
 *
 * @param settings the settings as a whole
 * @param baseUri the address of the emulator
 * @param clock the emulator's time
 * @param timeline things that happen later
 * @param results where finished videos are published
 */
public record EmulatorContext(
    EmulatorSettings settings,
    URI baseUri,
    EmulatorClock clock,
    Timeline timeline,
    ResultFiles results) {}
