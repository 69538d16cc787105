package io.lipsync.localcamunda.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Documents on disk: for each one the content under its id, and beside it {@code <id>.json} with
 * the reference that clients get. Thread-safe. Documents outlive the engine when the directory
 * does; expiry dates are kept but not enforced.
 */
public final class DocumentStore {

  /** The name of this store in document references. */
  public static final String STORE_ID = "local-camunda";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;

  /**
   * A stored document.
   *
   * @param reference what clients keep in variables
   * @param content where the bytes are
   */
  public record StoredDocument(ObjectNode reference, Path content) {

    /** The content type, or {@code application/octet-stream} when none was given. */
    public String contentType() {
      return reference.path("metadata").path("contentType").asText("application/octet-stream");
    }

    /** SHA-256 of the content, hexadecimal. */
    public String contentHash() {
      return reference.path("contentHash").asText();
    }
  }

  /** Where new content comes from: writes it to the given file. */
  @FunctionalInterface
  public interface Content {

    /** Writes all bytes. */
    void writeTo(Path file) throws IOException;
  }

  /**
   * @param directory where documents are kept; made when missing
   * @throws IOException if it cannot be made
   */
  public DocumentStore(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  /**
   * Stores a document.
   *
   * @param wantedId an id of the caller's choice
   * @param metadata what the caller says about it; size and, where missing, the file name are added
   * @throws DocumentExistsException if the id is taken
   */
  public StoredDocument create(Optional<String> wantedId, ObjectNode metadata, Content content)
      throws IOException {
    String id = wantedId.orElseGet(() -> UUID.randomUUID().toString());
    checkId(id);
    if (Files.exists(file(id))) {
      throw new DocumentExistsException(id);
    }
    Path incoming = Files.createTempFile(directory, "incoming-", ".tmp");
    try {
      content.writeTo(incoming);
      ObjectNode reference = reference(id, metadata, incoming);
      Files.move(incoming, file(id), StandardCopyOption.ATOMIC_MOVE);
      JSON.writeValue(referenceFile(id).toFile(), reference);
      return new StoredDocument(reference, file(id));
    } finally {
      Files.deleteIfExists(incoming);
    }
  }

  private static ObjectNode reference(String id, ObjectNode given, Path content)
      throws IOException {
    ObjectNode metadata = given.deepCopy();
    metadata.put("size", Files.size(content));
    if (!metadata.hasNonNull("fileName")) {
      metadata.put("fileName", id);
    }
    if (!metadata.hasNonNull("contentType")) {
      metadata.put("contentType", "application/octet-stream");
    }
    if (!metadata.hasNonNull("customProperties")) {
      metadata.putObject("customProperties");
    }
    ObjectNode reference = JSON.createObjectNode();
    reference.put("camunda.document.type", "camunda");
    reference.put("storeId", STORE_ID);
    reference.put("documentId", id);
    reference.put("contentHash", sha256(content));
    reference.set("metadata", metadata);
    return reference;
  }

  /** The document with this id, if there is one. */
  public Optional<StoredDocument> find(String id) throws IOException {
    if (!isId(id) || !Files.exists(referenceFile(id))) {
      return Optional.empty();
    }
    JsonNode reference = JSON.readTree(referenceFile(id).toFile());
    return Optional.of(new StoredDocument((ObjectNode) reference, file(id)));
  }

  /** Deletes a document; false when there is none with this id. */
  public boolean delete(String id) throws IOException {
    return isId(id) && Files.deleteIfExists(referenceFile(id)) && Files.deleteIfExists(file(id));
  }

  private Path file(String id) {
    return directory.resolve(id);
  }

  private Path referenceFile(String id) {
    return directory.resolve(id + ".json");
  }

  private static void checkId(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "documentId may hold letters, digits, '-', '_' and '.', and starts with a letter or digit");
    }
  }

  /** Ids become file names, so nothing that could lead out of the directory. */
  private static boolean isId(String id) {
    return id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,199}") && !id.endsWith(".json");
  }

  private static String sha256(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
