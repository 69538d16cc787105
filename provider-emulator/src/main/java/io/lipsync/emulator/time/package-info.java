/** A clock that can be moved, and things that happen later by it. */
package io.lipsync.emulator.time;
