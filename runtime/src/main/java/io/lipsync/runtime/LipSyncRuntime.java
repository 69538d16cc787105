package io.lipsync.runtime;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The stock connector runtime; every connector jar on the class path joins by itself. */
@SpringBootApplication
public class LipSyncRuntime {

  /**
   * Starts the runtime; settings come from arguments, environment and configuration files. A
   * runtime that cannot start says why in its log and ends with exit code 1, whatever threads the
   * libraries have left behind.
   */
  public static void main(String[] arguments) {
    SpringApplication runtime = new SpringApplication(LipSyncRuntime.class);
    runtime.addInitializers(new RequiredSettings());
    try {
      runtime.run(arguments);
    } catch (RuntimeException | Error alreadyLogged) {
      System.exit(1);
    }
  }
}
