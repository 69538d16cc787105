/** What can be different from a good day, the words for it, and which submits it applies to. */
package io.lipsync.emulator.scenario;
