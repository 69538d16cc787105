package io.lipsync.connector.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * What a task cost, as far as the provider tells.
 *
 * @param creditsReserved credits set aside at submission, or null
 * @param creditsUsed credits finally charged, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Usage(BigDecimal creditsReserved, BigDecimal creditsUsed) {}
