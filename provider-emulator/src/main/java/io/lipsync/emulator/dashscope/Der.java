package io.lipsync.emulator.dashscope;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** As much of ASN.1 DER (ITU-T X.690) as a certificate needs. Stateless. */
final class Der {

  private Der() {}

  static byte[] sequence(byte[]... items) {
    return tagged(0x30, join(items));
  }

  static byte[] set(byte[]... items) {
    return tagged(0x31, join(items));
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] bitString(byte[] bits) {
    return tagged(0x03, join(new byte[] {0}, bits));
  }

  static byte[] nothing() {
    return tagged(0x05);
  }

  /** An object identifier, already encoded. */
  static byte[] oid(int... encoded) {
    byte[] bytes = new byte[encoded.length];
    for (int i = 0; i < encoded.length; i++) {
      bytes[i] = (byte) encoded[i];
    }
    return tagged(0x06, bytes);
  }

  static byte[] utf8(String text) {
    return tagged(0x0C, text.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code yyyyMMddHHmmssZ}. */
  static byte[] generalizedTime(String time) {
    return tagged(0x18, time.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] tagged(int tag, byte... content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.length;
    if (length < 0x80) {
      out.write(length);
    } else if (length < 0x100) {
      out.write(0x81);
      out.write(length);
    } else {
      out.write(0x82);
      out.write(length >> 8);
      out.write(length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... items) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] item : items) {
      out.writeBytes(item);
    }
    return out.toByteArray();
  }
}
