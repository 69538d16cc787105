package io.lipsync.connector.support;

import io.camunda.connector.api.inbound.Activity;
import io.camunda.connector.api.inbound.ActivityBuilder;
import io.camunda.connector.api.inbound.CorrelationResult;
import io.camunda.connector.api.inbound.InboundConnectorContext;
import io.camunda.connector.runtime.test.inbound.InboundConnectorContextBuilder;
import io.camunda.connector.runtime.test.inbound.InboundConnectorContextBuilder.TestInboundConnectorContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.MDC;

/** The test runtime's inbound context, which also remembers its activity log. */
public final class RecordingContext {
  private final TestInboundConnectorContext context;
  private final List<Activity> activities = new CopyOnWriteArrayList<>();

  private final List<Map<String, String>> logFields = new CopyOnWriteArrayList<>();
  private final Queue<CorrelationResult> engineAnswers = new ConcurrentLinkedQueue<>();
  private final RuntimeException bindingFault;

  private RecordingContext(TestInboundConnectorContext context, RuntimeException bindingFault) {
    this.context = context;
    this.bindingFault = bindingFault;
  }

  /** A context whose properties do not bind, for example because a secret is missing. */
  public static RecordingContext failingToBind(RuntimeException fault) {
    return new RecordingContext(InboundConnectorContextBuilder.create().build(), fault);
  }

  /**
   * A context with these element properties. The secret NAME is one that a filter withholds: the
   * runtime fills in the reference itself.
   */
  public static RecordingContext with(Map<String, String> properties) {
    InboundConnectorContextBuilder builder = InboundConnectorContextBuilder.create();
    properties.forEach(builder::property);
    builder.secret("NAME", "secrets.NAME");
    return new RecordingContext(builder.build(), null);
  }

  /** What the executable gets. */
  public InboundConnectorContext inbound() {
    return (InboundConnectorContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {InboundConnectorContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("log")) {
                activities.add(activity(arguments[0]));
                logFields.add(MDC.getCopyOfContextMap());
                return null;
              }
              if (method.getName().equals("bindProperties") && bindingFault != null) {
                throw bindingFault;
              }
              try {
                Object result = method.invoke(context, arguments);
                boolean scripted = method.getName().equals("correlate") && !engineAnswers.isEmpty();
                return scripted ? engineAnswers.remove() : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** The engine's answer to the next correlation that has none yet; without any it takes it. */
  public void engineAnswers(CorrelationResult result) {
    engineAnswers.add(result);
  }

  /** What the runtime would show of health and correlations. */
  public TestInboundConnectorContext seen() {
    return context;
  }

  public List<Activity> activities() {
    return activities;
  }

  /** What the log lines of the activities carry beside their text. */
  public List<Map<String, String>> logFields() {
    return logFields;
  }

  @SuppressWarnings("unchecked")
  private static Activity activity(Object argument) {
    if (argument instanceof Activity activity) {
      return activity;
    }
    ActivityBuilder builder = Activity.newBuilder();
    ((Consumer<ActivityBuilder>) argument).accept(builder);
    return builder.build();
  }
}
