/**
 * Where is measured: one engine, one stand-in of the provider, connector runtimes in their own
 * JVMs.
 */
package io.lipsync.benchmarks.bed;
