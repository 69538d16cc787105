package io.lipsync.emulator.evolink;

/** How a task ended. Immutable. */
sealed interface Ending {

  TaskStatus status();

  record Completed() implements Ending {
    @Override
    public TaskStatus status() {
      return TaskStatus.COMPLETED;
    }
  }

  /**
   * @param code null if the body shall have no error at all
   */
  record Failed(String code, String message) implements Ending {
    @Override
    public TaskStatus status() {
      return TaskStatus.FAILED;
    }
  }

  record Cancelled() implements Ending {
    @Override
    public TaskStatus status() {
      return TaskStatus.CANCELLED;
    }
  }
}
