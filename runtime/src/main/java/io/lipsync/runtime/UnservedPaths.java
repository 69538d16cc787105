package io.lipsync.runtime;

import io.camunda.connector.runtime.inbound.webhook.WebhookConnectorRegistry;
import io.lipsync.connector.callback.web.Refusals;
import io.lipsync.connector.callback.web.RequestTarget;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 404 to bodies for webhooks that no connector of a deployed process serves. The stock
 * runtime reads such a body whole, however long it is, before it says so.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class UnservedPaths extends OncePerRequestFilter {
  private final ObjectProvider<WebhookConnectorRegistry> webhooks;

  UnservedPaths(ObjectProvider<WebhookConnectorRegistry> webhooks) {
    this.webhooks = webhooks;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Set<String> contexts = RequestTarget.contexts(request);
    if (Refusals.hasBody(request)
        && !contexts.isEmpty()
        && contexts.stream().noneMatch(this::isServed)) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    } else {
      chain.doFilter(request, response);
    }
  }

  private boolean isServed(String context) {
    WebhookConnectorRegistry registry = webhooks.getIfAvailable();
    return registry != null && registry.getExecutablesByContext().containsKey(context);
  }
}
