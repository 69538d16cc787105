/** What stands beside the connector: executables that do no more than they must. */
package io.lipsync.benchmarks.beside;
