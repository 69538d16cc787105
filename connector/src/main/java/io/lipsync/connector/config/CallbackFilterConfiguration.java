package io.lipsync.connector.config;

import io.lipsync.connector.callback.CallbackMemory;
import io.lipsync.connector.callback.CallbackPaths;
import io.lipsync.connector.callback.web.CallbackEntry;
import io.lipsync.connector.callback.web.CallbackFilter;
import io.lipsync.connector.callback.web.CallbackTally;
import io.lipsync.connector.callback.web.RefusalLog;
import io.lipsync.connector.callback.web.Refusals;
import io.lipsync.connector.callback.web.TomcatUnreadBody;
import io.lipsync.connector.metrics.LipSyncMeters;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the filter before the webhooks of a runtime that has any. */
@AutoConfiguration(after = LipSyncAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(name = "jakarta.servlet.Filter")
public class CallbackFilterConfiguration {
  /** Before everything that looks into a body, behind what counts requests. */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

  @Bean
  Refusals lipSyncRefusals(ObjectProvider<Refusals.UnreadBody> unread) {
    return new Refusals(unread.getIfAvailable(() -> Refusals.UnreadBody.LEFT_BY_THE_CONTAINER));
  }

  @Bean
  FilterRegistrationBean<CallbackFilter> lipSyncCallbackFilter(
      CallbackPaths lipSyncCallbackPaths,
      CallbackMemory lipSyncCallbackMemory,
      Refusals lipSyncRefusals,
      LipSyncMeters lipSyncMeters) {
    CallbackEntry entry =
        new CallbackEntry(
            lipSyncCallbackPaths,
            lipSyncCallbackMemory,
            lipSyncRefusals,
            new CallbackTally(lipSyncMeters, new RefusalLog()),
            CallbackEntry.Limits.USUAL);
    FilterRegistrationBean<CallbackFilter> filter =
        new FilterRegistrationBean<>(new CallbackFilter(entry));
    filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    filter.setOrder(ORDER);
    return filter;
  }

  /** Only where Tomcat is the container. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.apache.catalina.connector.ClientAbortException")
  static class Tomcat {

    @Bean
    Refusals.UnreadBody lipSyncUnreadBody() {
      return new TomcatUnreadBody();
    }
  }
}
