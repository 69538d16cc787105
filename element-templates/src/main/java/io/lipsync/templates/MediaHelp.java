package io.lipsync.templates;

/** What each vendor wants of the files, in a sentence or two. */
final class MediaHelp {
  private static final String LINK = "A link that the provider can open without signing in, to ";
  private static final String STORAGE =
      "<br>Links that DashScope gave for an upload (<code>oss://…</code>) work too";

  private MediaHelp() {}

  static String video(ProviderChoice choice) {
    return LINK
        + switch (choice) {
          case EVOLINK -> "a video of 2 to 300 seconds (MP4, MOV) in which a face can be seen.";
          case DASHSCOPE ->
              "a video of 2 to 120 seconds (MP4, AVI, MOV; at most 300 MB; width and height 640 to"
                  + " 2048 pixels) in which a face looks at the camera."
                  + STORAGE
                  + ".";
          case JOGGAI ->
              "a video (MP4, MOV) in which a face can be seen. A link that soon expires may fail.";
          case VARIABLE ->
              "a video in which a face can be seen. 2 to 120 seconds as MP4 or MOV suit every"
                  + " provider."
                  + STORAGE
                  + ", with DashScope only.";
        };
  }

  static String audio(ProviderChoice choice) {
    return LINK
        + switch (choice) {
          case EVOLINK -> "clear speech (WAV, MP3, M4A).";
          case DASHSCOPE ->
              "2 to 120 seconds of clear speech (WAV, MP3, AAC; at most 30 MB)." + STORAGE + ".";
          case JOGGAI -> "clear speech (WAV, MP3, M4A). A link that soon expires may fail.";
          case VARIABLE ->
              "clear speech. 2 to 120 seconds as WAV or MP3 suit every provider."
                  + STORAGE
                  + ", with DashScope only.";
        };
  }

  static String face(ProviderChoice choice) {
    String several =
        "<strong>Several faces in the video?</strong> Give a link to a picture of the one who"
            + " speaks. Without it the provider chooses a face.";
    return switch (choice) {
      case DASHSCOPE -> several + STORAGE + ".";
      case VARIABLE ->
          several
              + "<br><strong>JoggAI cannot do this</strong> and refuses the task: let the field be"
              + " empty there.";
      default -> several;
    };
  }
}
