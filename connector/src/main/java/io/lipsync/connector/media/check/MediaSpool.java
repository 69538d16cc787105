package io.lipsync.connector.media.check;

import io.camunda.client.api.command.ProblemException;
import io.camunda.connector.api.document.DocumentFactory;
import io.lipsync.connector.media.CamundaReference;
import io.lipsync.connector.media.LocalBytes;
import io.lipsync.connector.media.MediaFile;
import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.MediaKind;
import io.lipsync.connector.media.MediaLimits;
import io.lipsync.connector.task.FailureCode;
import io.lipsync.connector.task.Failures;
import io.lipsync.connector.task.TaskFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Temporary files of one job's documents: read as streams, so that memory use does not depend on
 * their size, and never more of one than its provider takes. Closing deletes them all. Not
 * thread-safe.
 */
public final class MediaSpool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaSpool.class);
  private static final int BUFFER = 64 * 1024;
  private static final int NOT_FOUND = 404;
  private static final Duration RETRY_WAIT = Duration.ofSeconds(15);

  private final DocumentFactory documents;
  private final MediaLimits limits;
  private final String provider;
  private final List<Path> files = new ArrayList<>();

  /**
   * @param documents where the documents are
   * @param limits what the provider takes
   * @param provider its name, for people
   */
  public MediaSpool(DocumentFactory documents, MediaLimits limits, String provider) {
    this.documents = documents;
    this.limits = limits;
    this.provider = provider;
  }

  /**
   * Brings a document to the disk.
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code MEDIA_REJECTED} or {@code
   *     INVALID_INPUT} without retries, {@code PROVIDER_ERROR} for another try
   */
  public MediaFile fetch(MediaKind kind, CamundaReference reference) {
    limits.check(kind, reference, provider);
    try (InputStream content = open(kind, reference)) {
      Path path = Files.createTempFile("lip-sync-upload-", ".part");
      files.add(path);
      long size = copy(content, path, limits.most(kind));
      if (size == 0) {
        if (reference.size() != null && reference.size() > 0) {
          throw unreadable(kind, "it came empty");
        }
        throw Failures.permanent(
            new TaskFailure(
                FailureCode.MEDIA_REJECTED,
                kind.field() + " is an empty document",
                false,
                "Pick the file again.",
                null));
      }
      MediaFormat format = format(kind, reference, new LocalBytes(path, size));
      limits.checkSize(kind, format, size, provider);
      return new MediaFile(
          kind, format, path, size, "lip-sync-" + UUID.randomUUID() + "." + format.extension());
    } catch (IOException e) {
      throw unreadable(kind, e.getClass().getSimpleName());
    }
  }

  /** What the bytes say counts; what is said of them is asked where nobody knows them. */
  private MediaFormat format(MediaKind kind, CamundaReference reference, LocalBytes file)
      throws IOException {
    Optional<Contents> contents = Contents.of(kind, new PartStream(file));
    return contents.isEmpty()
        ? limits.hinted(kind, reference, provider)
        : limits.taken(
            kind,
            contents.get().format(),
            contents.get().described(kind),
            !contents.get().isNot(kind),
            provider);
  }

  @Override
  public void close() {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // No reason to fail a job whose files have arrived.
        LOG.warn("The temporary file {} could not be deleted", file, e);
      }
    }
  }

  private InputStream open(MediaKind kind, CamundaReference reference) {
    try {
      return documents.resolve(reference).asInputStream();
    } catch (ProblemException e) {
      if (e.code() == NOT_FOUND) {
        throw Failures.invalidInput(
            kind.field(),
            "is a document that does not exist any more",
            "Pick the file again; documents have a time to live");
      }
      throw unreadable(kind, e.getClass().getSimpleName());
    } catch (RuntimeException e) {
      throw unreadable(kind, e.getClass().getSimpleName());
    }
  }

  /** Copies at most one buffer more than allowed, which is enough to see that it is too much. */
  private static long copy(InputStream content, Path path, long largest) throws IOException {
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (OutputStream file = Files.newOutputStream(path)) {
      for (int read = content.read(buffer);
          read >= 0 && size <= largest;
          read = content.read(buffer)) {
        file.write(buffer, 0, read);
        size += read;
      }
    }
    return size;
  }

  private static RuntimeException unreadable(MediaKind kind, String cause) {
    return Failures.temporary(
        new TaskFailure(
            FailureCode.PROVIDER_ERROR,
            "The document of %s could not be read: %s".formatted(kind.field(), cause),
            true,
            "Look whether Camunda's document store answers and this runtime's disk has room.",
            null),
        RETRY_WAIT);
  }
}
