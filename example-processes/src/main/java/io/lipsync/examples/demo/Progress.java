package io.lipsync.examples.demo;

/** Shows a person how the provider gets on. */
interface Progress {

  /** Looks once; called again and again while the task runs. */
  void show(String taskId);
}
