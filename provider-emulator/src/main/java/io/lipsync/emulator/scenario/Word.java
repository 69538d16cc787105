package io.lipsync.emulator.scenario;

/**
 * One word of the scenario grammar, as documentation shows it.
 *
 * @param syntax for example {@code finish-after:<duration>}
 * @param meaning one sentence
 * @param example a word that parses
 */
public record Word(String syntax, String meaning, String example) {}
