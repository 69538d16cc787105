package io.lipsync.connector.media.check;

import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentData;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.lang.StreamReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import io.lipsync.connector.media.MediaFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * How many pixels a picture has. JPEG is read by metadata-extractor; in the other formats the
 * numbers stand at fixed places (PNG, RFC 2083; GIF89a; WebP, RFC 9649; BMP, BITMAPINFOHEADER).
 */
final class PictureFile {
  private static final int HEADER = 32;

  private PictureFile() {}

  /** Reads what the header tells; what is broken stays unknown. */
  static Measures measure(MediaFormat format, PartStream file) {
    try {
      file.seek(0);
      if (format == MediaFormat.JPEG) {
        return jpeg(file);
      }
      ByteBuffer head = ByteBuffer.wrap(file.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
      return switch (format) {
        case PNG -> Measures.ofPicture(reversed(head.getInt(16)), reversed(head.getInt(20)));
        case GIF -> Measures.ofPicture(word(head, 6), word(head, 8));
        case BMP -> bmp(head);
        case WEBP -> webp(head);
        default -> Measures.NONE;
      };
    } catch (IOException | JpegProcessingException | RuntimeException e) {
      return Measures.NONE;
    }
  }

  private static Measures jpeg(PartStream file) throws IOException, JpegProcessingException {
    JpegReader reader = new JpegReader();
    JpegSegmentData segments =
        JpegSegmentReader.readSegments(new StreamReader(file), reader.getSegmentTypes());
    Metadata metadata = new Metadata();
    for (JpegSegmentType type : reader.getSegmentTypes()) {
      reader.readJpegSegments(segments.getSegments(type), metadata, type);
    }
    JpegDirectory frame = metadata.getFirstDirectoryOfType(JpegDirectory.class);
    Integer width = frame == null ? null : frame.getInteger(JpegDirectory.TAG_IMAGE_WIDTH);
    Integer height = frame == null ? null : frame.getInteger(JpegDirectory.TAG_IMAGE_HEIGHT);
    return width == null || height == null ? Measures.NONE : Measures.ofPicture(width, height);
  }

  /** Headers of OS/2 are shorter and rare; a negative height says that the rows go down. */
  private static Measures bmp(ByteBuffer head) {
    return head.getInt(14) < 40
        ? Measures.NONE
        : Measures.ofPicture(head.getInt(18), Math.abs(head.getInt(22)));
  }

  /** One of three kinds, each with its numbers elsewhere. */
  private static Measures webp(ByteBuffer head) {
    return switch (new String(head.array(), 12, 4, StandardCharsets.ISO_8859_1)) {
      case "VP8 " -> Measures.ofPicture(word(head, 26) & 0x3fff, word(head, 28) & 0x3fff);
      case "VP8L" -> {
        int bits = head.getInt(21);
        yield Measures.ofPicture((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
      }
      case "VP8X" ->
          Measures.ofPicture((head.getInt(24) & 0xffffff) + 1, (head.getInt(26) >>> 8) + 1);
      default -> Measures.NONE;
    };
  }

  private static int word(ByteBuffer head, int at) {
    return head.getShort(at) & 0xffff;
  }

  private static int reversed(int number) {
    return Integer.reverseBytes(number);
  }
}
