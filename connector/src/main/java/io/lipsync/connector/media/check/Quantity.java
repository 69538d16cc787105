package io.lipsync.connector.media.check;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What providers limit of a file, and how it is said. */
public enum Quantity {
  /** Bytes. */
  SIZE("size", 0) {
    @Override
    Told<double[]> values(Long bytes, Measures measures) {
      double[] size = bytes == null ? null : new double[] {bytes};
      return Told.<double[]>nothing().by("its host", size).by("its end", size);
    }

    @Override
    String measured(double[] values) {
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
    Told<double[]> values(Long bytes, Measures measures) {
      return one(measures.seconds());
    }

    @Override
    String measured(double[] values) {
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
    Told<double[]> values(Long bytes, Measures measures) {
      return measures.sides().map(sides -> new double[] {sides.width(), sides.height()});
    }

    @Override
    String measured(double[] values) {
      return pixels(values);
    }

    @Override
    String limit(double least, double most) {
      return "sides " + (least > 0 ? "from " : "") + super.limit(least, most);
    }
  },
  /** The longer side over the shorter one. */
  ASPECT("picture size", 2) {
    @Override
    Told<double[]> values(Long bytes, Measures measures) {
      return SIDES.values(bytes, measures);
    }

    @Override
    double[] judged(double[] values) {
      return new double[] {Math.max(values[0], values[1]) / Math.min(values[0], values[1])};
    }

    @Override
    String measured(double[] values) {
      return pixels(values) + ", " + plain(judged(values)[0]) + " to 1";
    }

    @Override
    String unit() {
      return " to 1";
    }
  },
  /** Frames per second, on average. */
  FRAME_RATE("frame rate", 1) {
    @Override
    Told<double[]> values(Long bytes, Measures measures) {
      return one(measures.framesPerSecond());
    }

    @Override
    String measured(double[] values) {
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

  /** What the file tells; for sides and their ratio, width and height. */
  abstract Told<double[]> values(Long bytes, Measures measures);

  /** What is compared of one such value. */
  double[] judged(double[] values) {
    return values;
  }

  /** What is said of values that are wrong. */
  abstract String measured(double[] values);

  /** Where the value lies, as exactly as people speak of it: -1 below, 0 within, 1 above. */
  int side(double[] values, double least, double most) {
    for (double value : judged(values)) {
      double spoken = rounded(value).doubleValue();
      if (spoken < least || spoken > most) {
        return spoken < least ? -1 : 1;
      }
    }
    return 0;
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

  private static Told<double[]> one(Told<Double> told) {
    return told.map(value -> new double[] {value});
  }

  private static String pixels(double[] values) {
    return "is %.0f x %.0f pixels".formatted(values[0], values[1]);
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
