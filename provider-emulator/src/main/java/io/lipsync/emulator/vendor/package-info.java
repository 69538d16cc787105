/** What the emulators of all vendors are made of: tasks, faults, limits, administration. */
package io.lipsync.emulator.vendor;
