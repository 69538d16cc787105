package io.lipsync.connector.callback.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which webhook a request is for, however its address is written: with percent signs, path
 * parameters, more slashes than needed or dots in it. What the container makes of the address and
 * what it says literally may differ, and a runtime may dispatch by either: both count.
 */
public final class RequestTarget {
  private static final String INBOUND = "inbound";

  private RequestTarget() {}

  /**
   * The values of {@code context} under which {@code /inbound/{context}} may be dispatched; empty
   * for a request that is for something else.
   */
  public static Set<String> contexts(HttpServletRequest request) {
    String mapped = request.getPathInfo();
    Set<String> contexts = new LinkedHashSet<>();
    add(contexts, segments(mapped == null ? request.getServletPath() : mapped));
    add(contexts, decoded(literal(request, mapped == null ? "" : request.getServletPath())));
    return contexts;
  }

  private static void add(Set<String> contexts, List<String> segments) {
    if (segments.size() == 2 && segments.getFirst().equalsIgnoreCase(INBOUND)) {
      contexts.add(segments.getLast());
    }
  }

  private static String literal(HttpServletRequest request, String servletPath) {
    String prefix = request.getContextPath() + servletPath;
    String address = request.getRequestURI();
    return address.startsWith(prefix) ? address.substring(prefix.length()) : address;
  }

  private static List<String> decoded(String address) {
    StringBuilder plain = new StringBuilder();
    for (String segment : address.split("/")) {
      int parameters = segment.indexOf(';');
      plain.append('/').append(decode(parameters < 0 ? segment : segment.substring(0, parameters)));
    }
    return segments(plain.toString());
  }

  private static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return segment;
    }
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (segment.equals("..")) {
        if (!segments.isEmpty()) {
          segments.removeLast();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return segments;
  }
}
