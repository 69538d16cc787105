package io.lipsync.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialFileTest {
  @TempDir Path folder;

  @Test
  void isGoneWhenItIsClosed() throws IOException {
    Path path = Files.createFile(folder.resolve("a.part"));
    try (PartialFile file = new PartialFile(path)) {
      file.append(new byte[9], 9);
    }
    assertThat(path).doesNotExist();
  }

  /** What was made of it is stored by then. */
  @Test
  void thatItCannotBeDeletedFailsNobody() throws IOException {
    Path path = Files.createFile(folder.resolve("a.part"));
    PartialFile file = new PartialFile(path);
    Files.delete(path);
    Files.createFile(Files.createDirectory(path).resolve("in the way"));
    assertThatCode(file::close).doesNotThrowAnyException();
  }
}
