package io.lipsync.connector.media.check;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What providers limit of a file, and how it is said. */
public enum Quantity {
  /** Bytes. */
  SIZE("size", 0) {
    @Override
    Double[] values(Long bytes, Measures measures) {
      return bytes == null ? null : new Double[] {(double) bytes};
    }

    @Override
    String measured(Double[] values, Measures measures) {
      return "has " + megabytes(values[0]);
    }

    @Override
    String number(double bound) {
      return megabytes(bound);
    }
  },
  /** Seconds. */
  DURATION("length", 1) {
    @Override
    Double[] values(Long bytes, Measures measures) {
      return one(measures.seconds());
    }

    @Override
    String measured(Double[] values, Measures measures) {
      return "lasts " + plain(values[0]) + " s";
    }

    @Override
    String unit() {
      return " s";
    }
  },
  /** Width and height in pixels, both. */
  SIDES("picture size", 0) {
    @Override
    Double[] values(Long bytes, Measures measures) {
      return measures.hasPicture()
          ? new Double[] {(double) measures.width(), (double) measures.height()}
          : null;
    }

    @Override
    String measured(Double[] values, Measures measures) {
      return pixels(measures);
    }

    @Override
    String limit(double least, double most) {
      return "sides " + (least > 0 ? "from " : "") + super.limit(least, most);
    }
  },
  /** The longer side over the shorter one. */
  ASPECT("picture size", 2) {
    @Override
    Double[] values(Long bytes, Measures measures) {
      return measures.hasPicture()
          ? one(
              Math.max(measures.width(), measures.height())
                  / (double) Math.min(measures.width(), measures.height()))
          : null;
    }

    @Override
    String measured(Double[] values, Measures measures) {
      return pixels(measures) + ", " + plain(values[0]) + " to 1";
    }

    @Override
    String unit() {
      return " to 1";
    }
  },
  /** Frames per second, on average. */
  FRAME_RATE("frame rate", 1) {
    @Override
    Double[] values(Long bytes, Measures measures) {
      return one(measures.framesPerSecond());
    }

    @Override
    String measured(Double[] values, Measures measures) {
      return "has " + plain(values[0]) + " frames per second";
    }
  };

  private static final double MEGABYTE = 1024 * 1024;

  private final String word;
  private final int digits;

  Quantity(String word, int digits) {
    this.word = word;
    this.digits = digits;
  }

  /** What people call it. */
  String word() {
    return word;
  }

  /** What was measured, or null when it was not. */
  abstract Double[] values(Long bytes, Measures measures);

  /** What is said of values that are wrong. */
  abstract String measured(Double[] values, Measures measures);

  /** Whether the value, as exactly as people speak of it, lies within the bounds. */
  boolean isWithin(double value, double least, double most) {
    double spoken = rounded(value).doubleValue();
    return spoken >= least && spoken <= most;
  }

  /** What is said of the bounds. */
  String limit(double least, double most) {
    return least > 0
        ? number(least) + " to " + number(most) + unit()
        : number(most) + unit() + " at most";
  }

  String number(double bound) {
    return plain(bound);
  }

  String unit() {
    return "";
  }

  String plain(double number) {
    return rounded(number).stripTrailingZeros().toPlainString();
  }

  private BigDecimal rounded(double number) {
    return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP);
  }

  private static Double[] one(Double value) {
    return value == null ? null : new Double[] {value};
  }

  private static String pixels(Measures measures) {
    return "is " + measures.width() + " x " + measures.height() + " pixels";
  }

  /** Rounded up, so that what is too large does not look as if it fitted. */
  private static String megabytes(double bytes) {
    return BigDecimal.valueOf(bytes / MEGABYTE)
            .setScale(1, RoundingMode.CEILING)
            .stripTrailingZeros()
            .toPlainString()
        + " MB";
  }
}
