/** Emulators of lip-sync providers; start with {@link io.lipsync.emulator.ProviderEmulator}. */
package io.lipsync.emulator;
