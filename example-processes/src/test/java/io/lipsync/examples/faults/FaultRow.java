package io.lipsync.examples.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the test of one row of the fault matrix. The test takes an {@link Outcome} as a parameter
 * and settles it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(FaultMatrix.class)
public @interface FaultRow {
  /** The row. */
  Fault value();
}
