package io.lipsync.templates;

/** What each vendor wants of the files, in a sentence or two. */
final class MediaHelp {
  private static final String LINK = "A link that the provider can open without signing in, to ";
  private static final String STORAGE =
      "<br>Links that DashScope gave for an upload (<code>oss://…</code>) work too";

  private static final String DOCUMENT =
      "<br>A document works too: from a form's file picker <code>picked</code> as FEEL"
          + " <code>=picked[1]</code>";

  private MediaHelp() {}

  static String video(ProviderChoice choice) {
    return LINK
        + switch (choice) {
          case EVOLINK ->
              "a video of 2 to 300 seconds (MP4, MOV) in which a face can be seen."
                  + document("MP4, MOV, WebM or AVI", "95 MB");
          case DASHSCOPE ->
              "a video of 2 to 120 seconds (MP4, AVI, MOV; at most 300 MB; width and height 640 to"
                  + " 2048 pixels) in which a face looks at the camera."
                  + document("MP4, AVI or MOV", "100 MB")
                  + STORAGE
                  + ".";
          case JOGGAI ->
              "a video (MP4, MOV) in which a face can be seen. A link that soon expires may fail."
                  + document("MP4, WebM or MOV", "100 MB");
          case VARIABLE ->
              "a video in which a face can be seen. 2 to 120 seconds as MP4 or MOV suit every"
                  + " provider."
                  + document("MP4 or MOV", "95 MB")
                  + STORAGE
                  + ", with DashScope only.";
        };
  }

  static String audio(ProviderChoice choice) {
    return LINK
        + switch (choice) {
          case EVOLINK ->
              "clear speech (WAV, MP3, M4A)." + document("WAV, MP3, M4A or AAC", "95 MB");
          case DASHSCOPE ->
              "2 to 120 seconds of clear speech (WAV, MP3, AAC; at most 30 MB)."
                  + document("WAV, MP3 or AAC", "30 MB")
                  + STORAGE
                  + ".";
          case JOGGAI ->
              "clear speech (WAV, MP3, M4A). A link that soon expires may fail."
                  + document("WAV, MP3 or M4A", "20 MB");
          case VARIABLE ->
              "clear speech. 2 to 120 seconds as WAV or MP3 suit every provider."
                  + document("WAV or MP3", "20 MB")
                  + STORAGE
                  + ", with DashScope only.";
        };
  }

  static String face(ProviderChoice choice) {
    String several =
        "<strong>Several faces in the video?</strong> Give a link to a picture of the one who"
            + " speaks. Without it the provider chooses a face."
            + document("JPEG, PNG or WebP", "10 MB");
    return switch (choice) {
      case DASHSCOPE -> several + STORAGE + ".";
      case VARIABLE ->
          several
              + "<br><strong>JoggAI cannot do this</strong> and refuses the task: let the field be"
              + " empty there.";
      default -> several;
    };
  }

  private static String document(String formats, String largest) {
    return DOCUMENT + " (" + formats + "; at most " + largest + ").";
  }
}
