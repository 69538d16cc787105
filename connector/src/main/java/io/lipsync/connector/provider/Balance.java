package io.lipsync.connector.provider;

import java.math.BigDecimal;

/**
 * What is left of a usable account.
 *
 * @param remaining credits that can still be spent, or null when the provider has no call that
 *     tells
 * @param reason why it is not known, for people; or null
 */
public record Balance(BigDecimal remaining, String reason) {}
