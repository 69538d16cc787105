package io.lipsync.emulator.evolink;

import io.lipsync.emulator.files.ResultFiles;
import io.lipsync.emulator.journal.Download;
import io.lipsync.emulator.journal.Recorder;
import io.lipsync.emulator.journal.UploadedFile;
import io.lipsync.emulator.journal.VendorJournal;
import io.lipsync.emulator.vendor.TaskStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What EvoLink was asked, what it did, and what it billed. Thread-safe. */
public final class EvoLinkJournal extends VendorJournal<TaskView, EvoLinkSummary> {

  private final Clock clock;
  private final TaskStore<EvoLinkTask> tasks;
  private final FileStore files;
  private final ResultFiles results;
  private final Recorder recorder;

  EvoLinkJournal(
      Clock clock,
      TaskStore<EvoLinkTask> tasks,
      FileStore files,
      ResultFiles results,
      Recorder recorder) {
    super(recorder);
    this.clock = clock;
    this.tasks = tasks;
    this.files = files;
    this.results = results;
    this.recorder = recorder;
  }

  @Override
  public EvoLinkSummary summary() {
    return EvoLinkSummary.of(recorder.counters(), results.downloadCount(EvoLinkEmulator.NAME));
  }

  @Override
  public List<TaskView> tasks() {
    Instant now = clock.instant();
    return tasks.list().stream().map(task -> TaskView.of(task, now)).toList();
  }

  @Override
  public Optional<TaskView> task(String id) {
    return tasks.find(id).map(task -> TaskView.of(task, clock.instant()));
  }

  /** The uploaded files, oldest first. */
  public List<UploadedFile> uploads() {
    return files.list();
  }

  @Override
  public List<Download> downloads() {
    return results.downloads(EvoLinkEmulator.NAME);
  }
}
