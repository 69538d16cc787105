package io.lipsync.connector.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A peer that sends one byte at a time, each well before the response timeout. */
final class Dripping {

  private Dripping() {}

  /** Drips until the other side hangs up. */
  static void until(Socket socket, char drop) throws IOException, InterruptedException {
    until(socket.getOutputStream(), drop);
  }

  /** Drips until the other side hangs up. */
  static void until(OutputStream out, char drop) throws IOException, InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    while (!never.await(20, TimeUnit.MILLISECONDS)) {
      out.write(drop);
      out.flush();
    }
  }
}
