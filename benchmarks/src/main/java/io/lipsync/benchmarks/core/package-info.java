/** How is measured, whatever is measured: rounds, load, percentiles, and what is made of them. */
package io.lipsync.benchmarks.core;
