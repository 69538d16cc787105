package io.lipsync.connector.media;

/** What a process gives as video, speech or picture. */
public sealed interface Media {

  /**
   * A link that the provider opens by itself.
   *
   * @param url http, https, or a link into the provider's own storage
   */
  record Link(String url) implements Media {

    /** Hides the link, it may be signed. */
    @Override
    public String toString() {
      return "Link[]";
    }
  }

  /**
   * A document that has to be brought to the provider first.
   *
   * @param reference where it is
   */
  record Attached(CamundaReference reference) implements Media {}
}
