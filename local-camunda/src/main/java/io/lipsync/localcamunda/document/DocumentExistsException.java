package io.lipsync.localcamunda.document;

/** Somebody stored a document under this id before. */
public final class DocumentExistsException extends RuntimeException {

  DocumentExistsException(String id) {
    super("a document with the id '%s' exists already".formatted(id));
  }
}
