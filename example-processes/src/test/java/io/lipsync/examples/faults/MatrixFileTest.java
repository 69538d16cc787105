package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixFileTest {
  private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir Path folder;

  @Test
  void theRowsOfAllTestClassesOfARunAreInOneTable() throws IOException {
    MatrixReport failed = rows(Fault.GATEWAY_PAGE, "2 | 0 | completed");
    failed.addFailure(Fault.GATEWAY_PAGE, new AssertionError("billed:\n  2 | 1"));
    file(BEGIN).add(rows(Fault.ANSWER_LOST, "1 | 0 | completed"));
    file(BEGIN).add(failed);
    file(BEGIN).add(rows(Fault.ANSWER_LOST, "1 | 0 | **a person** decides"));

    MatrixReport expected = new MatrixReport();
    expected.addAll(rows(Fault.ANSWER_LOST, "1 | 0 | completed"));
    expected.addAll(rows(Fault.ANSWER_LOST, "1 | 0 | **a person** decides"));
    expected.addAll(failed);
    assertThat(Files.readString(path())).isEqualTo(expected.table());
  }

  @Test
  void theTableOfAnEarlierRunIsBegunAnew() throws IOException {
    file(BEGIN).add(rows(Fault.ANSWER_LOST, "1 | 0 | completed"));
    Files.setLastModifiedTime(path(), FileTime.from(BEGIN));

    file(BEGIN.plusSeconds(1)).add(rows(Fault.GATEWAY_PAGE, "2 | 0 | completed"));

    assertThat(Files.readString(path()))
        .isEqualTo(rows(Fault.GATEWAY_PAGE, "2 | 0 | completed").table());
  }

  private MatrixFile file(Instant begin) {
    return new MatrixFile(path(), begin);
  }

  private Path path() {
    return folder.resolve("matrix.md");
  }

  private static MatrixReport rows(Fault fault, String columns) {
    MatrixReport report = new MatrixReport();
    report.add(fault, columns);
    return report;
  }
}
