/** What is remembered about calls and callbacks, without keys and tokens. */
package io.lipsync.emulator.journal;
