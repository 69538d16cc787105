package io.lipsync.audit;

import java.util.Optional;

/** Knows newer patches of libraries. */
interface Patches {

  /**
   * The newest patch of the same minor version that is served; the version itself if there is none.
   *
   * @return empty when nobody can tell, because the repository is away or does not know the library
   */
  Optional<Version> newest(Part part);
}
