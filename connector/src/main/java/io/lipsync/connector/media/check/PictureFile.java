package io.lipsync.connector.media.check;

import io.lipsync.connector.media.MediaFormat;
import io.lipsync.connector.media.check.Measures.Sides;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * How many pixels a picture has (JPEG, ISO/IEC 10918-1; PNG, RFC 2083; GIF89a; WebP, RFC 9649; BMP,
 * BITMAPINFOHEADER). What confirms a header is its checksum, the size that it gives the file, or
 * that the file is large enough for so many pixels.
 */
final class PictureFile {
  private static final int HEADER = 33;

  /** Pixels that one byte may hold: eight blocks of 8 x 8, of which a JPEG has to say something. */
  private static final long PIXELS_OF_A_BYTE = 512;

  private final PartStream file;
  private final ByteBuffer head;

  private PictureFile(PartStream file) throws IOException {
    this.file = file;
    this.head = ByteBuffer.wrap(file.read(0, HEADER)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads what the header tells; what is broken stays unknown. */
  static Measures measure(MediaFormat format, PartStream file) {
    try {
      return Measures.ofPicture(new PictureFile(file).sides(format));
    } catch (IOException | RuntimeException e) {
      return Measures.NONE;
    }
  }

  private Told<Sides> sides(MediaFormat format) throws IOException {
    Sides sides =
        switch (format) {
          case JPEG -> jpeg();
          case PNG -> Measures.sides(reversed(16), reversed(20));
          case GIF -> Measures.sides(word(6), word(8));
          case BMP -> bmp();
          default -> webp();
        };
    boolean isConfirmed =
        switch (format) {
          case PNG -> hasChecksum();
          case WEBP -> Math.abs(head.getInt(4) + 8L - file.size()) <= 1;
          default ->
              sides != null
                  && (long) sides.width() * sides.height() <= file.size() * PIXELS_OF_A_BYTE;
        };
    Told<Sides> told = Told.<Sides>nothing().by("its header", sides);
    return isConfirmed
        ? told.by(format == MediaFormat.PNG ? "its checksum" : "its size", sides)
        : told;
  }

  /** The header of the frame stands behind any number of other segments. */
  private Sides jpeg() throws IOException {
    DataInputStream in = new DataInputStream(file);
    file.seek(2);
    while (true) {
      int marker = in.readUnsignedByte();
      if (marker != 0xff) {
        continue;
      }
      while (marker == 0xff) {
        marker = in.readUnsignedByte();
      }
      boolean isFrame =
          marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      boolean isAlone = marker <= 1 || (marker >= 0xd0 && marker <= 0xd8);
      if (marker == 0xd9 || marker == 0xda) {
        return null;
      }
      if (!isAlone) {
        int length = in.readUnsignedShort();
        if (isFrame) {
          in.readUnsignedByte();
          int height = in.readUnsignedShort();
          return Measures.sides(in.readUnsignedShort(), height);
        }
        file.seek(file.position() + Math.max(0, length - 2));
      }
    }
  }

  private boolean hasChecksum() {
    CRC32 sum = new CRC32();
    sum.update(Arrays.copyOfRange(head.array(), 12, 29));
    return reversed(29) == (int) sum.getValue();
  }

  /** Headers of OS/2 are shorter and rare; a negative height says that the rows go down. */
  private Sides bmp() {
    return head.getInt(14) < 40 ? null : Measures.sides(head.getInt(18), Math.abs(head.getInt(22)));
  }

  /** One of three kinds, each with its numbers elsewhere. */
  private Sides webp() {
    return switch (new String(head.array(), 12, 4, StandardCharsets.ISO_8859_1)) {
      case "VP8 " -> Measures.sides(word(26) & 0x3fff, word(28) & 0x3fff);
      case "VP8L" -> {
        int bits = head.getInt(21);
        yield Measures.sides((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
      }
      case "VP8X" -> Measures.sides((head.getInt(24) & 0xffffff) + 1, (head.getInt(26) >>> 8) + 1);
      default -> null;
    };
  }

  private int word(int at) {
    return head.getShort(at) & 0xffff;
  }

  private int reversed(int at) {
    return Integer.reverseBytes(head.getInt(at));
  }
}
