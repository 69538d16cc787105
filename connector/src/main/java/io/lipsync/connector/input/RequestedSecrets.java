package io.lipsync.connector.input;

import io.camunda.connector.api.secret.SecretContext;
import io.camunda.connector.api.secret.SecretProvider;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sees which secrets the runtime fills into the variables of one job. It has to be the first secret
 * provider of the runtime, and has no secrets of its own.
 *
 * <p>A reference to a secret that nobody knows stays as it is in the variables of this connector's
 * jobs: a link such as {@code https://cdn.example/top-secrets.mp4} contains one by accident. For
 * all other jobs this provider changes nothing. Thread-safe.
 */
public final class RequestedSecrets implements SecretProvider {
  private final Supplier<Stream<? extends SecretProvider>> stores;
  private final AtomicReference<List<SecretProvider>> known = new AtomicReference<>();
  private final ThreadLocal<FilledSecrets> recording = new ThreadLocal<>();

  /**
   * @param stores all secret providers of the runtime, asked for once, when the first secret is;
   *     this one may be among them
   */
  public RequestedSecrets(Supplier<Stream<? extends SecretProvider>> stores) {
    this.stores = stores;
  }

  /** Runs the binding, and notes in {@code filled} what is filled in meanwhile on this thread. */
  <T> T record(FilledSecrets filled, Supplier<T> binding) {
    recording.set(filled);
    try {
      return binding.get();
    } finally {
      recording.remove();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.camunda.connector.api.error.ConnectorException {@code INVALID_INPUT} when a job
   *     contains far more references than it can need
   */
  @Override
  public String getSecret(String name, SecretContext context) {
    FilledSecrets filled = recording.get();
    if (filled == null) {
      return null;
    }
    String value = lookUp(name, context, filled);
    if (value == null) {
      return filled.leave(name);
    }
    filled.add(value);
    return null;
  }

  /** Asks everybody; the runtime's collection of all providers asks this one too meanwhile. */
  private String lookUp(String name, SecretContext context, FilledSecrets filled) {
    recording.remove();
    try {
      return stores().stream()
          .map(store -> store.getSecret(name, context))
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    } finally {
      recording.set(filled);
    }
  }

  private List<SecretProvider> stores() {
    List<SecretProvider> all = known.get();
    if (all == null) {
      all = List.copyOf(stores.get().toList());
      known.set(all);
    }
    return all;
  }
}
