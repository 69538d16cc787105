package io.lipsync.connector.http;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a call carries. Files are sent from the disk, no more of them in memory than one buffer. */
public sealed interface RequestBody {

  /** A JSON text. */
  record Json(String text) implements RequestBody {

    /** Hides the text, links and tokens may be in it. */
    @Override
    public String toString() {
      return "Json[]";
    }
  }

  /**
   * A file as it is.
   *
   * @param path where it lies; it must stay there until the call is over
   * @param contentType its media type
   */
  record File(Path path, String contentType) implements RequestBody {}

  /**
   * A form with a file ({@code multipart/form-data}, RFC 7578): the fields in their order, the file
   * behind them.
   *
   * @param fields texts; may be a permission to store something, so they are never printed
   * @param name the field that holds the file
   * @param fileName what the file is called there
   */
  record Form(Map<String, String> fields, String name, File file, String fileName)
      implements RequestBody {

    public Form {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Hides the fields. */
    @Override
    public String toString() {
      return "Form[" + name + ", " + file.contentType() + "]";
    }
  }
}
