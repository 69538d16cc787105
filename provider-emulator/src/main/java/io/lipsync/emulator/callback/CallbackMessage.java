package io.lipsync.emulator.callback;

import java.net.URI;
import java.util.Map;

/**
 * One POST, ready to be sent. Nobody may write into {@code body}.
 *
 * @param url where to
 * @param headers besides {@code Content-Type: application/json}, or instead of it
 * @param body the bytes that are signed
 */
public record CallbackMessage(URI url, Map<String, String> headers, byte[] body) {}
