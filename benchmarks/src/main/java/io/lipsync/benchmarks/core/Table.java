package io.lipsync.benchmarks.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The figures of one measurement as a Markdown table: a line for each figure of each work, a column
 * for each contender with median and range, and the ratio of the first two columns. Stateless.
 */
public final class Table {

  private Table() {}

  /** The table with its heading. */
  public static String of(List<Figure> figures) {
    Map<Line, Map<String, List<Double>>> lines = new LinkedHashMap<>();
    Set<String> contenders = new LinkedHashSet<>();
    for (Figure figure : figures) {
      contenders.add(figure.contender());
      lines
          .computeIfAbsent(new Line(figure.work(), figure.metric()), l -> new LinkedHashMap<>())
          .computeIfAbsent(figure.contender(), c -> new ArrayList<>())
          .add(figure.value());
    }
    List<String> columns = List.copyOf(contenders);
    StringBuilder text = new StringBuilder();
    text.append(row("", "", columns, columns.size() > 1 ? "ratio" : ""));
    text.append("|---".repeat(columns.size() + 3)).append("|\n");
    lines.forEach(
        (line, values) ->
            text.append(
                row(
                    line.work(),
                    line.metric(),
                    columns.stream().map(c -> cell(values.get(c))).toList(),
                    ratio(columns, values))));
    return text.toString();
  }

  private record Line(String work, String metric) {}

  private static String row(String work, String metric, List<String> cells, String ratio) {
    StringJoiner row = new StringJoiner(" | ", "| ", " |\n");
    row.add(work).add(metric);
    cells.forEach(row::add);
    return row.add(ratio).toString();
  }

  private static String cell(List<Double> values) {
    return values == null ? "–" : Spread.of(values).toString();
  }

  /** The first column by the second. */
  private static String ratio(List<String> columns, Map<String, List<Double>> values) {
    if (columns.size() < 2
        || !values.containsKey(columns.get(0))
        || !values.containsKey(columns.get(1))) {
      return "";
    }
    double first = Spread.of(values.get(columns.get(0))).median();
    double second = Spread.of(values.get(columns.get(1))).median();
    return second == 0 ? "" : Spread.number(first / second);
  }
}
