package io.lipsync.benchmarks;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.ServiceTaskBuilder;
import io.lipsync.benchmarks.bed.Bed;
import io.lipsync.benchmarks.bed.Contender;
import io.lipsync.benchmarks.bed.Http;
import io.lipsync.benchmarks.bed.Jvm;
import io.lipsync.benchmarks.core.Effort;
import io.lipsync.benchmarks.core.Figures;
import io.lipsync.benchmarks.core.Measurement;
import io.lipsync.benchmarks.core.Rounds;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How fast a finished video comes to a place that lasts, and how much memory that takes. */
final class Result implements Measurement {
  private static final String OURS = "this connector";
  private static final String CURL = "curl";
  private static final String PROCESS = "save-result";
  private static final Path FOLDER =
      Path.of(System.getProperty("benchmarks.home"), "target", "bed", "videos").toAbsolutePath();

  private final Http http = new Http();
  private Bed bed;
  private Jvm jvm;

  @Override
  public String caption() {
    return "One video after the other, from the stand-in's host over the disk: the connector from the"
        + " start of the process instance to its end, and hashing; curl from the start of the program"
        + " to its end, without. To a signed address: fetched to the disk, then sent by PUT. The"
        + " runtime has 64 MB of heap. One video of warm-up each.";
  }

  @Override
  public void run(Effort effort, Figures figures) throws Exception {
    Files.createDirectories(FOLDER);
    try (Bed newBed = Bed.make()) {
      bed = newBed;
      bed.deploy(process());
      jvm =
          new Jvm(
              bed.start(
                      Contender.OURS,
                      bed.settings(10).with("LIPSYNC_RESULT_FOLDER", FOLDER.toString()),
                      "-Xmx64m")
                  .jvm());
      save(new Job(10, true, OURS), new Figures(name()), 0);
      for (int megabytes : effort.quick() ? List.of(10) : List.of(10, 100, 300)) {
        for (boolean upload : new boolean[] {false, true}) {
          Rounds.interleaved(
              effort.rounds(),
              List.of(new Job(megabytes, upload, OURS), new Job(megabytes, upload, CURL)),
              (job, round) -> save(job, figures, round));
        }
      }
    } finally {
      empty();
    }
  }

  private record Job(int megabytes, boolean upload, String contender) {
    String work() {
      return megabytes + (upload ? " MB to a signed address" : " MB to a folder");
    }
  }

  private void save(Job job, Figures figures, int round) throws Exception {
    URI evolink = bed.emulator().evolink().baseUri();
    String task =
        http.submit(evolink, Bed.API_KEY, "finish-after:0,result:size:" + job.megabytes());
    URI link = http.result(evolink, Bed.API_KEY, task);
    String name = job.contender().equals(CURL) ? "curl.mp4" : "ours.mp4";
    URI storage = bed.emulator().storage().signedPut(name);
    jvm.resetPeak();
    long begin = System.nanoTime();
    if (job.contender().equals(OURS)) {
      bed.run(
              PROCESS,
              Map.of(
                  "link",
                  link.toString(),
                  "name",
                  name,
                  "type",
                  job.upload() ? "upload" : "folder",
                  "storage",
                  storage.toString()))
          .toCompletableFuture()
          .join();
    } else {
      curl(link, job.upload() ? storage : null);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    checkArrived(job, name);
    figures.add(job.work(), "MB/s", job.contender(), round, job.megabytes() / seconds);
    if (job.contender().equals(OURS)) {
      figures.add(job.work(), "peak heap MB", OURS, round, jvm.peakHeapMegabytes());
    }
    empty();
    bed.emulator().storage().clear();
  }

  private void checkArrived(Job job, String name) throws IOException {
    long bytes =
        job.upload()
            ? bed.emulator().storage().object(name).orElseThrow().bytes()
            : Files.size(FOLDER.resolve(name));
    if (bytes != job.megabytes() * 1_000_000L) {
      throw new IllegalStateException("%s: %d bytes arrived".formatted(job, bytes));
    }
  }

  private static void curl(URI link, URI storage) throws IOException, InterruptedException {
    Path file = FOLDER.resolve("curl.mp4");
    run("curl", "-fsS", "-o", file.toString(), link.toString());
    if (storage != null) {
      run(
          "curl",
          "-fsS",
          "-H",
          "Content-Type: video/mp4",
          "-H",
          "Expect:",
          "-T",
          file.toString(),
          storage.toString());
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("curl failed");
    }
  }

  private static void empty() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static BpmnModelInstance process() {
    ServiceTaskBuilder save =
        Bpmn.createExecutableProcess(PROCESS)
            .startEvent()
            .serviceTask("save")
            .zeebeJobType("io.lipsync:lip-sync:1")
            .zeebeJobRetries("1")
            .zeebeTaskHeader("operation", "saveResult")
            .zeebeTaskHeader("resultVariable", "saved")
            .zeebeInputExpression("link", "lipSync.videoUrl")
            .zeebeInputExpression("name", "lipSync.fileName")
            .zeebeInputExpression("type", "lipSync.destination.type")
            .zeebeInputExpression("storage", "lipSync.destination.url");
    return save.endEvent().done();
  }
}
