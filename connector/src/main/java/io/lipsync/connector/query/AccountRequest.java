package io.lipsync.connector.query;

import io.lipsync.connector.provider.Connection;

/**
 * The check-account variable {@code lipSync} as it arrives.
 *
 * @param connection provider, key and address
 */
public record AccountRequest(Connection connection) {}
