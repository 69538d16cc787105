package io.lipsync.connector.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** Every way in which the connector calls a host, with one connection to lose. */
enum AnyClient {
  PAID_CALL {
    @Override
    Caller open(Path folder, Duration limit) {
      return caller(api(limit), uri -> ApiRequest.post(uri, "{\"model\":\"videoretalk\"}"));
    }
  },
  CALL_TO_A_STRANGER {
    @Override
    Caller open(Path folder, Duration limit) {
      return caller(api(limit), uri -> ApiRequest.get(uri).toPublicHost());
    }
  },
  UPLOAD {
    @Override
    Caller open(Path folder, Duration limit) {
      RequestBody.File file = new RequestBody.File(upload(folder), "video/mp4");
      return caller(api(limit), uri -> ApiRequest.put(uri, file).toPublicHost());
    }
  },
  DOWNLOAD {
    @Override
    Caller open(Path folder, Duration limit) {
      FileClient client = new FileClient(settings(limit), limit);
      return new Caller(client::leased, client) {
        @Override
        String call(URI uri) {
          return download(client, uri, folder);
        }
      };
    }
  },
  PART_OF_A_FILE {
    @Override
    Caller open(Path folder, Duration limit) {
      PartClient client = new PartClient(settings(limit));
      return new Caller(client::leased, client) {
        @Override
        String call(URI uri) {
          return told(client.read(uri, 0, 4, limit));
        }
      };
    }
  };

  /** What is said of a call without an answer. */
  static final String LOST = "lost";

  private static final Duration PATIENT = Duration.ofSeconds(30);

  /** A client that tells in a word how a call ended: {@link #LOST}, or what was read. */
  abstract static class Caller implements AutoCloseable {
    private final IntSupplier leased;
    private final AutoCloseable client;

    Caller(IntSupplier leased, AutoCloseable client) {
      this.leased = leased;
      this.client = client;
    }

    abstract String call(URI uri);

    int leased() {
      return leased.getAsInt();
    }

    @Override
    public void close() throws Exception {
      client.close();
    }
  }

  /**
   * A client of this sort.
   *
   * @param limit the end of a call
   */
  abstract Caller open(Path folder, Duration limit);

  private static Caller caller(ApiClient client, Function<URI, ApiRequest> request) {
    return new Caller(client::leased, client) {
      @Override
      String call(URI uri) {
        return switch (client.send(request.apply(uri))) {
          case Exchange.Answered answer -> answer.body();
          case Exchange.PossiblySent lost -> LOST;
          case Exchange other -> throw new AssertionError(other);
        };
      }
    };
  }

  private static String download(FileClient client, URI uri, Path folder) {
    try (PartialFile file = new PartialFile(Files.createTempFile(folder, "a", ".part"))) {
      return switch (client.download(uri, file, 1_000_000)) {
        case Transfer.Complete all -> Files.readString(file.path(), StandardCharsets.ISO_8859_1);
        case Transfer.TooLarge more -> "more";
        case Transfer.Broken broken -> LOST;
        case Transfer other -> throw new AssertionError(other);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String told(FilePart part) {
    return switch (part) {
      case FilePart.Bytes bytes -> new String(bytes.bytes(), StandardCharsets.ISO_8859_1);
      case FilePart.Broken broken -> LOST;
      case FilePart other -> throw new AssertionError(other);
    };
  }

  private static ApiClient api(Duration limit) {
    return new ApiClient(settings(limit), limit, Clock.systemUTC());
  }

  private static HttpSettings settings(Duration limit) {
    return new HttpSettings(1, 10, PATIENT, PATIENT, PATIENT, limit, Set.of("127.0.0.1"));
  }

  private static Path upload(Path folder) {
    try {
      return Files.write(Files.createTempFile(folder, "upload", ".mp4"), new byte[9]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
