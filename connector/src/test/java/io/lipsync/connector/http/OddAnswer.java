package io.lipsync.connector.http;

import io.lipsync.connector.support.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What hosts send that want to stop, fill or mislead a client, byte by byte. */
enum OddAnswer {
  ENDLESS_HEADERS(End.REFUSED, out -> endless(out, "HTTP/1.1 200 OK\r\n", "X-A: b\r\n")),
  A_HUNDRED_THOUSAND_HEADERS(
      End.REFUSED,
      out -> send(out, "HTTP/1.1 200 OK\r\n" + "X-A: b\r\n".repeat(100_000) + "\r\n{}")),
  ENDLESS_HEADER_LINE(End.REFUSED, out -> endless(out, "HTTP/1.1 200 OK\r\nX-A: ", "aaaaaaaaaa")),
  ENDLESS_FOLDED_HEADER(
      End.REFUSED, out -> endless(out, "HTTP/1.1 200 OK\r\nX-A: b\r\n", " aaaaaaaaaa\r\n")),
  ENDLESS_STATUS_LINE(End.REFUSED, out -> endless(out, "HTTP/1.1 200 ", "OK ")),
  ENDLESS_EMPTY_LINES(End.REFUSED, out -> endless(out, "", "\r\n")),
  ENDLESS_CONTINUE(End.REFUSED, out -> endless(out, "", "HTTP/1.1 100 Continue\r\n\r\n")),
  ENDLESS_EARLY_HINTS(
      End.REFUSED, out -> endless(out, "", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")),
  ANOTHER_PROTOCOL(
      End.REFUSED,
      out ->
          send(
              out,
              "HTTP/1.1 101 Switching Protocols\r\nUpgrade: TLS/1.2\r\nConnection: Upgrade\r\n\r\n")),
  NO_STATUS(End.REFUSED, out -> send(out, "HTTP/1.1 maybe\r\nContent-Length: 2\r\n\r\n{}")),
  NO_HTTP(End.REFUSED, out -> send(out, "220 mail.example.com ESMTP\r\n\r\n{}")),
  ANOTHER_VERSION(End.REFUSED, out -> send(out, "HTTP/2.0 200 OK\r\nContent-Length: 2\r\n\r\n{}")),
  A_LOW_STATUS(End.REFUSED, out -> send(out, "HTTP/1.1 42 OK\r\nContent-Length: 2\r\n\r\n{}")),
  A_HEADER_WITHOUT_COLON(End.REFUSED, out -> send(out, "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n{}")),
  CUT_IN_STATUS_LINE(End.REFUSED, out -> send(out, "HTTP/1.1 20")),
  CUT_IN_HEADERS(End.REFUSED, out -> send(out, "HTTP/1.1 200 OK\r\nContent-Le")),
  DRIPPING_HEAD(End.TOO_SLOW, out -> drip(out, "HTTP/1.1 200 OK\r\nX-A: ")),
  DRIPPING_INTERIM(End.TOO_SLOW, out -> drip(out, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 ")),

  A_GIGABYTE(End.ANSWERED, out -> gigabyte(out, "Content-Length: 1073741824\r\n")),
  A_GIGABYTE_WITHOUT_LENGTH(End.ANSWERED, out -> gigabyte(out, "")),
  A_LENGTH_BEYOND_COUNTING(
      End.ANSWERED, out -> gigabyte(out, "Content-Length: 9223372036854775807\r\n")),
  ENDLESS_CHUNKS(End.ANSWERED, out -> endless(out, Head.CHUNKED, "8\r\nxxxxxxxx\r\n")),
  ENDLESS_CHUNK_EXTENSION(End.ANSWERED, out -> endless(out, Head.CHUNKED + "1;", "a=b;")),
  ENDLESS_SMALL_CHUNKS_WITH_LONG_EXTENSIONS(
      End.SLOWLY_ANSWERED,
      out -> endless(out, Head.CHUNKED, "1;" + "a=b;".repeat(1_500) + "\r\nx\r\n")),
  ENDLESS_TRAILERS(
      End.ANSWERED, out -> endless(out, Head.CHUNKED + "2\r\n{}\r\n0\r\n", "X-A: b\r\n")),
  ENDLESS_TRAILER_LINE(
      End.ANSWERED, out -> endless(out, Head.CHUNKED + "2\r\n{}\r\n0\r\nX-A: ", "aaa")),
  A_CHUNK_BEYOND_COUNTING(End.ANSWERED, out -> send(out, Head.CHUNKED + "fffffffffffffffff\r\n{}")),
  A_NEGATIVE_CHUNK(End.ANSWERED, out -> send(out, Head.CHUNKED + "-5\r\n{}\r\n0\r\n\r\n")),
  DRIPPING_BODY(End.SLOWLY_ANSWERED, out -> drip(out, Head.OK + "Content-Length: 99999\r\n\r\n")),
  GZIP_BOMB(End.ANSWERED, out -> compressed(out, Head.BOMB)),
  ENDLESS_GZIP_BOMB(End.ANSWERED, OddAnswer::endlessBomb),
  CUT_IN_BODY(End.ANSWERED, out -> send(out, Head.OK + "Content-Length: 500\r\n\r\n{\"id\":")),
  CUT_IN_CHUNK(End.ANSWERED, out -> send(out, Head.CHUNKED + "ff\r\n{\"id\":")),
  LENGTH_TOO_LONG(End.ANSWERED, out -> send(out, Head.OK + "Content-Length: 9\r\n\r\n{}")),
  LENGTH_TOO_LONG_AND_SILENCE(
      End.SLOWLY_ANSWERED, out -> drip(out, Head.OK + "Content-Length: 99999\r\n\r\n{}")),
  LENGTH_TOO_SHORT(
      End.ANSWERED, out -> send(out, Head.OK + "Content-Length: 2\r\n\r\n{}HTTP/1.1 2")),
  LENGTH_IN_WORDS(End.ANSWERED, out -> send(out, Head.OK + "Content-Length: two\r\n\r\n{}")),
  LENGTH_BELOW_ZERO(End.ANSWERED, out -> send(out, Head.OK + "Content-Length: -2\r\n\r\n{}")),
  TWO_LENGTHS(
      End.ANSWERED, out -> send(out, Head.OK + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}")),
  AN_UNKNOWN_TRANSFER_CODING(
      End.ANSWERED, out -> send(out, Head.OK + "Transfer-Encoding: aws, chunked\r\n\r\n{}")),
  AN_UNKNOWN_CODING(
      End.ANSWERED,
      out -> send(out, Head.OK + "Content-Encoding: aws-chunked\r\nContent-Length: 2\r\n\r\n{}")),
  TWO_ANSWERS(End.ANSWERED, true, out -> send(out, Head.WHOLE + Head.WHOLE.replace("{}", "[]"))),
  A_HALF_ANSWER_MORE(End.ANSWERED, true, out -> send(out, Head.WHOLE + "HTTP/1.1 200 OK\r\n"));

  /** How it ends for somebody who waits for the answer. */
  enum End {
    /** No answer, and at once. */
    REFUSED,
    /** No answer when the time is over. */
    TOO_SLOW,
    /** A status and what was read, at once. */
    ANSWERED,
    /** A status and what was read, when the time is over. */
    SLOWLY_ANSWERED;

    boolean isSlow() {
      return this == TOO_SLOW || this == SLOWLY_ANSWERED;
    }

    boolean isAnswer() {
      return this == ANSWERED || this == SLOWLY_ANSWERED;
    }
  }

  /** Pieces of answers. */
  private static final class Head {
    static final String OK = "HTTP/1.1 200 OK\r\n";
    static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";
    static final String WHOLE = OK + "Content-Length: 2\r\n\r\n{}";
    static final byte[] BOMB = bomb(32 << 20);

    /** A thousandth of the size. */
    private static byte[] bomb(int size) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        byte[] block = new byte[1 << 16];
        for (int written = 0; written < size; written += block.length) {
          gzip.write(block);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }

  @FunctionalInterface
  private interface Bytes {
    void to(OutputStream out) throws IOException, InterruptedException;
  }

  final End end;
  private final boolean goesOn;
  private final Bytes bytes;

  OddAnswer(End end, Bytes bytes) {
    this(end, false, bytes);
  }

  OddAnswer(End end, boolean goesOn, Bytes bytes) {
    this.end = end;
    this.goesOn = goesOn;
    this.bytes = bytes;
  }

  /** Answers requests for {@code /good} as it should be done, and all others like this. */
  ScriptedServer host() {
    return ScriptedServer.playing(this::play);
  }

  private void play(Socket socket) throws IOException, InterruptedException {
    for (String head = ScriptedServer.readHead(socket.getInputStream());
        head != null;
        head = ScriptedServer.readHead(socket.getInputStream())) {
      if (head.contains(" /good")) {
        socket.getOutputStream().write(ScriptedServer.ok("good"));
      } else {
        bytes.to(socket.getOutputStream());
        if (!goesOn) {
          return;
        }
      }
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void endless(OutputStream out, String first, String again) throws IOException {
    send(out, first);
    byte[] block = again.repeat(1 + 8_000 / again.length()).getBytes(StandardCharsets.ISO_8859_1);
    while (true) {
      out.write(block);
    }
  }

  private static void gigabyte(OutputStream out, String length) throws IOException {
    endless(out, Head.OK + length + "\r\n", "x");
  }

  private static void drip(OutputStream out, String first)
      throws IOException, InterruptedException {
    send(out, first);
    Dripping.until(out, 'x');
  }

  private static void compressed(OutputStream out, byte[] bytes) throws IOException {
    send(out, Head.OK + "Content-Encoding: gzip\r\nContent-Length: " + bytes.length + "\r\n\r\n");
    out.write(bytes);
  }

  private static void endlessBomb(OutputStream out) throws IOException {
    send(out, Head.OK + "Content-Encoding: gzip\r\n\r\n");
    while (true) {
      out.write(Head.BOMB);
    }
  }
}
