package io.lipsync.benchmarks.bed;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What another JVM of this machine uses, as it tells itself: it is asked over JMX, nothing is
 * configured there. Close it to end the connection; the JVM goes on.
 */
public final class Jvm implements AutoCloseable {
  private static final double MEGABYTE = 1_000_000;

  private final ProcessHandle process;
  private final JMXConnector connector;
  private final MemoryMXBean memory;
  private final ThreadMXBean threads;
  private final List<MemoryPoolMXBean> heapPools;

  /** Attaches to a running JVM. */
  public Jvm(ProcessHandle process) throws IOException {
    this.process = process;
    this.connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(process.pid())));
    MBeanServerConnection beans = connector.getMBeanServerConnection();
    this.memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
    this.threads = ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class);
    this.heapPools =
        ManagementFactory.getPlatformMXBeans(beans, MemoryPoolMXBean.class).stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
  }

  private static String agent(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      try {
        return machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }

  /** Processor time since it was started. */
  public double cpuSeconds() {
    return process
            .info()
            .totalCpuDuration()
            .orElseThrow(() -> new IllegalStateException("no processor times on this system"))
            .toNanos()
        / 1e9;
  }

  /** Heap that is really needed: what is left after a collection. */
  public double liveHeapMegabytes() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() / MEGABYTE;
  }

  /** Collects, and forgets the peak. */
  public void resetPeak() {
    memory.gc();
    heapPools.forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** The largest heap since then: the peaks of its parts together, garbage included. */
  public double peakHeapMegabytes() {
    return heapPools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
  }

  /** Platform threads at the moment. */
  public int threads() {
    return threads.getThreadCount();
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
