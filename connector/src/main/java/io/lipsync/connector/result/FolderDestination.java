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
  static FolderDestination of(SaveRequest.Destination wanted, ResultSettings settings) {
    if (settings.folder() == null) {
      throw Failures.invalidInput(
          "destination.type",
          "is 'folder'",
          "This runtime has none open for results: set lipsync.result.folder");
    }
    return new FolderDestination(
        below(settings.folder(), wanted.folder()), settings.largestFile().toBytes());
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
    Path target = target(video.fileName());
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

  private Path target(String fileName) {
    try {
      return folder.resolve(fileName);
    } catch (InvalidPathException e) {
      throw Failures.invalidInput(
          "fileName",
          "has letters that this runtime cannot write",
          "Start the runtime with LC_ALL=C.UTF-8, or choose another name");
    }
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
      Path folder = FolderPath.below(base, wanted);
      if (!existing(folder).toRealPath().startsWith(base)) {
        throw FolderPath.outside();
      }
      return Files.createDirectories(folder);
    } catch (InvalidPathException e) {
      throw Failures.invalidInput(
          FolderPath.FIELD,
          "has letters that this runtime cannot write",
          "Start the runtime with LC_ALL=C.UTF-8, or choose another folder");
    } catch (IOException e) {
      throw Failures.invalidInput(
          FolderPath.FIELD,
          "cannot be used: " + e.getClass().getSimpleName(),
          "Look whether the runtime may write to lipsync.result.folder");
    }
  }

  /** What exists of a path: a link in it could lead anywhere. */
  private static Path existing(Path path) {
    return Files.exists(path) ? path : existing(path.getParent());
  }
}
