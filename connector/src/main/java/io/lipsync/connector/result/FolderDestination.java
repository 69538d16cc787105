package io.lipsync.connector.result;

import io.lipsync.connector.task.Failures;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A folder that is mounted into the connector runtime. Only below the one folder that the
 * installation has opened for results.
 */
record FolderDestination(Path folder, long largest) implements Destination {
  private static final String FIELD = "destination.folder";

  static FolderDestination of(SaveRequest.Destination wanted, ResultSettings settings) {
    if (settings.folder() == null) {
      throw Failures.invalidInput(
          "destination.type",
          "is 'folder'",
          "This runtime has none open for results: set lipsync.result.folder");
    }
    return new FolderDestination(below(settings.folder(), wanted.folder()), settings.largestFile());
  }

  @Override
  public Path workFolder() {
    return folder;
  }

  /**
   * In one step, so that nobody ever sees half a file, and nobody's file is replaced by another.
   */
  @Override
  public SavedResult store(Video video) throws IOException {
    Path target = folder.resolve(video.fileName());
    try {
      // Unlike a move, it fails when another job has been faster.
      Files.createLink(target, video.path());
    } catch (FileAlreadyExistsException e) {
      checkSame(target, video);
    } catch (FileSystemException | UnsupportedOperationException e) {
      move(video, target);
    }
    return video.at(target.toString());
  }

  /** Where the file system has no links. */
  private static void move(Video video, Path target) throws IOException {
    if (Files.exists(target)) {
      checkSame(target, video);
    }
    Files.move(
        video.path(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void checkSame(Path target, Video video) throws IOException {
    if (Files.mismatch(target, video.path()) >= 0) {
      throw Failures.invalidInput(
          "fileName", "is the name of another file that exists", "Choose another name");
    }
  }

  private static Path below(Path root, String wanted) {
    try {
      Path base = root.toRealPath();
      Path folder = base.resolve(wanted == null ? "" : wanted.trim()).normalize();
      if (!folder.startsWith(base) || !existing(folder).toRealPath().startsWith(base)) {
        throw outside();
      }
      return Files.createDirectories(folder);
    } catch (InvalidPathException e) {
      throw Failures.invalidInput(FIELD, "is no path", "Give a path such as videos/2026");
    } catch (IOException e) {
      throw Failures.invalidInput(
          FIELD,
          "cannot be used: " + e.getClass().getSimpleName(),
          "Look whether the runtime may write to lipsync.result.folder");
    }
  }

  /** What exists of a path: a link in it could lead anywhere. */
  private static Path existing(Path path) {
    return Files.exists(path) ? path : existing(path.getParent());
  }

  private static RuntimeException outside() {
    return Failures.invalidInput(
        FIELD, "leads out of the folder for results", "Give a path below it, without ..");
  }
}
