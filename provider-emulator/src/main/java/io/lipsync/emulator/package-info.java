/** Stand-ins of lip-sync vendors; start with {@link io.lipsync.emulator.ProviderEmulator}. */
package io.lipsync.emulator;
