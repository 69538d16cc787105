package io.lipsync.audit;

/**
 * A library inside a shipped jar. Immutable.
 *
 * @param group Maven's group
 * @param name Maven's artifact name
 * @param version its version
 */
record Part(String group, String name, Version version) {

  Part(String group, String name, String version) {
    this(group, name, new Version(version));
  }

  /** The form in which advisories name it: {@code group:name}. */
  String coordinates() {
    return group + ":" + name;
  }

  @Override
  public String toString() {
    return coordinates() + ":" + version;
  }
}
