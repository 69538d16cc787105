package io.lipsync.runtime;

import org.apache.catalina.connector.Connector;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Keeps slow senders of bodies that nobody reads from holding threads; see {@link UnreadBodies}.
 */
@Component
class PatientTomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addEngineValves(new UnreadBodies());
    factory.addConnectorCustomizers(PatientTomcat::letTracePass);
  }

  /** To the valve, which refuses it without reading its body. */
  private static void letTracePass(Connector connector) {
    connector.setAllowTrace(true);
  }
}
