package io.lipsync.connector.submit.model;

import io.lipsync.connector.submit.model.Budget.Cost;

/**
 * One of the things that may happen next.
 *
 * @param text what happens, in plain words
 * @param cost who pays for it
 * @param effect makes it happen
 */
record Option(String text, Cost cost, Runnable effect) {}
