package io.lipsync.runtime;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 415 to calls whose {@code Content-Type} cannot be read. The stock runtime answers them
 * with 500 before any connector has seen them, and senders repeat what failed with 500. Stands
 * before the connector's own filter, which does not care.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class UnreadableContentType extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isReadable(request.getContentType())) {
      chain.doFilter(request, response);
    } else {
      response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    }
  }

  private static boolean isReadable(String contentType) {
    if (contentType == null) {
      return true;
    }
    try {
      MediaType type = MediaType.parseMediaType(contentType);
      boolean partsUnknown =
          type.getType().equals("multipart") && type.getParameter("boundary") == null;
      return type.isConcrete() && !partsUnknown;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
