/**
 * JoggAI Lip Sync: the API behind its envelope, credits, uploads and webhooks. Follows the vendor
 * documents only.
 */
package io.lipsync.emulator.joggai;
