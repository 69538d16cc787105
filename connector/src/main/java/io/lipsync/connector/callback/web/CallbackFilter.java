package io.lipsync.connector.callback.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands before the runtime's webhooks; see {@link CallbackEntry}. Thread-safe. */
public final class CallbackFilter implements Filter {
  private final CallbackEntry entry;

  /** A filter that asks this entry. */
  public CallbackFilter(CallbackEntry entry) {
    this.entry = entry;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    entry.enter((HttpServletRequest) request, (HttpServletResponse) response, chain);
  }
}
