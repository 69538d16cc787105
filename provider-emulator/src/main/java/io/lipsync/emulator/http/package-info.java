/** Routes, calls and outcomes, and how outcomes get on the wire. Knows no vendor. */
package io.lipsync.emulator.http;
