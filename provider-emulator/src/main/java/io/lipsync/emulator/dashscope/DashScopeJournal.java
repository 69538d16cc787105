package io.lipsync.emulator.dashscope;

import io.lipsync.emulator.files.ResultFiles;
import io.lipsync.emulator.journal.Download;
import io.lipsync.emulator.journal.Recorder;
import io.lipsync.emulator.journal.UploadedFile;
import io.lipsync.emulator.journal.VendorJournal;
import io.lipsync.emulator.vendor.TaskStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What DashScope was asked, what it did, and what it billed. Thread-safe. */
public final class DashScopeJournal extends VendorJournal<DashScopeTaskView, DashScopeSummary> {

  private final Clock clock;
  private final TaskStore<DashScopeTask> tasks;
  private final AccountQueues queues;
  private final TemporaryStorage storage;
  private final ResultFiles results;
  private final Recorder recorder;

  DashScopeJournal(
      Clock clock,
      TaskStore<DashScopeTask> tasks,
      AccountQueues queues,
      TemporaryStorage storage,
      ResultFiles results,
      Recorder recorder) {
    super(recorder);
    this.clock = clock;
    this.tasks = tasks;
    this.queues = queues;
    this.storage = storage;
    this.results = results;
    this.recorder = recorder;
  }

  @Override
  public DashScopeSummary summary() {
    return DashScopeSummary.of(recorder.counters(), results.downloadCount(DashScopeEmulator.NAME));
  }

  @Override
  public List<DashScopeTaskView> tasks() {
    queues.settle();
    Instant now = clock.instant();
    return tasks.list().stream().map(task -> DashScopeTaskView.of(task, now)).toList();
  }

  /** The files of the temporary storage, oldest first. */
  public List<UploadedFile> uploads() {
    return storage.list();
  }

  @Override
  public List<Download> downloads() {
    return results.downloads(DashScopeEmulator.NAME);
  }
}
