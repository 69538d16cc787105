package io.lipsync.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The document tells of the matrix as it is. */
class FaultDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "faults.md");
  private static final String HEAD = "| Fault |";

  @Test
  void itHasTheRowsOfTheMatrixAndNoOthers() throws IOException {
    assertThat(rows().map(row -> row.split(" \\| ")[0].substring(2)))
        .containsExactlyElementsOf(Stream.of(Fault.values()).map(Fault::title).toList());
  }

  @Test
  void itShowsAWholeRun() throws IOException {
    assertThat(rows()).noneMatch(row -> row.contains("not run") || row.contains("FAILED"));
  }

  @Test
  void eachRowHasOneTest() {
    List<Fault> tested =
        ReflectionSupport.findAllClassesInPackage(
                "io.lipsync.examples", type -> true, name -> name.endsWith("Test"))
            .stream()
            .flatMap(type -> methods(type).stream())
            .toList();

    assertThat(tested).containsExactlyInAnyOrder(Fault.values());
  }

  private static List<Fault> methods(Class<?> type) {
    return AnnotationSupport.findAnnotatedMethods(
            type, FaultRow.class, HierarchyTraversalMode.TOP_DOWN)
        .stream()
        .map(method -> method.getAnnotation(FaultRow.class).value())
        .toList();
  }

  private static Stream<String> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith(HEAD));
  }
}
