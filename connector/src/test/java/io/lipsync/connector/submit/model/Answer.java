package io.lipsync.connector.submit.model;

import io.lipsync.connector.submit.model.Budget.Cost;
import java.util.function.Supplier;

/**
 * One of the ways in which a worker's step may end.
 *
 * @param text in plain words
 * @param cost who pays for it
 * @param effect what it changes, and what the worker gets or what is thrown at it
 */
record Answer<T>(String text, Cost cost, Supplier<T> effect) {

  static <T> Answer<T> usual(String text, Supplier<T> effect) {
    return new Answer<>(text, Cost.NOTHING, effect);
  }

  static <T> Answer<T> fault(String text, Supplier<T> effect) {
    return new Answer<>(text, Cost.FAULT, effect);
  }
}
