package io.lipsync.emulator.joggai;

import io.lipsync.emulator.files.ResultFiles;
import io.lipsync.emulator.journal.Download;
import io.lipsync.emulator.journal.Recorder;
import io.lipsync.emulator.journal.UploadedFile;
import io.lipsync.emulator.journal.VendorJournal;
import io.lipsync.emulator.vendor.TaskStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What JoggAI was asked, what it did, and what it billed. Thread-safe. */
public final class JoggAiJournal extends VendorJournal<JoggAiTaskView, JoggAiSummary> {

  private final Clock clock;
  private final TaskStore<JoggAiTask> tasks;
  private final Assets assets;
  private final Credits credits;
  private final ResultFiles results;
  private final Recorder recorder;

  JoggAiJournal(
      Clock clock,
      TaskStore<JoggAiTask> tasks,
      Assets assets,
      Credits credits,
      ResultFiles results,
      Recorder recorder) {
    super(recorder);
    this.clock = clock;
    this.tasks = tasks;
    this.assets = assets;
    this.credits = credits;
    this.results = results;
    this.recorder = recorder;
  }

  @Override
  public JoggAiSummary summary() {
    return JoggAiSummary.of(
        recorder.counters(), credits.usedByAll(), results.downloadCount(JoggAiEmulator.NAME));
  }

  @Override
  public List<JoggAiTaskView> tasks() {
    Instant now = clock.instant();
    return tasks.list().stream().map(task -> JoggAiTaskView.of(task, now)).toList();
  }

  /** The assets whose upload is over, oldest first. */
  public List<UploadedFile> uploads() {
    return assets.list();
  }

  @Override
  public List<Download> downloads() {
    return results.downloads(JoggAiEmulator.NAME);
  }
}
