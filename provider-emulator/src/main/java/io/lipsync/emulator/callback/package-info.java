/** What is sent when a task has ended, when, and how often. Knows no vendor's format. */
package io.lipsync.emulator.callback;
