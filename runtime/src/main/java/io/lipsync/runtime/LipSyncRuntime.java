package io.lipsync.runtime;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The stock connector runtime; every connector jar on the class path joins by itself. */
@SpringBootApplication
public class LipSyncRuntime {

  /** Starts the runtime; settings come from arguments, environment and configuration files. */
  public static void main(String[] arguments) {
    SpringApplication runtime = new SpringApplication(LipSyncRuntime.class);
    runtime.addInitializers(new RequiredSettings());
    runtime.run(arguments);
  }
}
