package io.lipsync.localcamunda.engine;

import io.camunda.zeebe.db.AccessMetricsConfiguration;
import io.camunda.zeebe.db.AccessMetricsConfiguration.Kind;
import io.camunda.zeebe.db.ConsistencyChecksSettings;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.rocksdb.RocksDbConfiguration;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory.SharedRocksDbResources;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.stream.impl.state.DbKeyGenerator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The engine's state: a RocksDB in a temporary folder that is gone after {@link #close}. RocksDB
 * rather than a map because its prefix iterators stay fast however many messages are buffered.
 */
final class StateDatabase implements AutoCloseable {

  /**
   * Small on purpose: what finished instances leave behind stays in the way of every iterator until
   * it is flushed. With 64 MB a job costs the engine a fifth more processor time.
   */
  private static final long MEMORY_BYTES = 16L * 1024 * 1024;

  private final Path directory;
  private final SharedRocksDbResources memory;
  private final ZeebeDb<ZbColumnFamilies> database;

  private StateDatabase(
      Path directory, SharedRocksDbResources memory, ZeebeDb<ZbColumnFamilies> database) {
    this.directory = directory;
    this.memory = memory;
    this.database = database;
  }

  static StateDatabase create() {
    try {
      Path directory = Files.createTempDirectory("local-camunda-state-");
      var memory = SharedRocksDbResources.allocate(MEMORY_BYTES);
      var factory =
          new ZeebeRocksDbFactory<ZbColumnFamilies>(
              new RocksDbConfiguration().setMemoryLimit(MEMORY_BYTES),
              new ConsistencyChecksSettings(),
              new AccessMetricsConfiguration(Kind.NONE, ZeebeEngine.PARTITION_ID),
              SimpleMeterRegistry::new,
              memory,
              1);
      return new StateDatabase(directory, memory, factory.createDb(directory.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder for the engine's state", e);
    }
  }

  ZeebeDb<ZbColumnFamilies> database() {
    return database;
  }

  /** Makes the engine hand out keys above the given one, so that keys never come twice. */
  void startKeysAfter(long key) {
    var context = database.createContext();
    var keys = new DbKeyGenerator(ZeebeEngine.PARTITION_ID, database, context);
    context.runInTransaction(() -> keys.setKeyIfHigher(key));
  }

  @Override
  public void close() throws Exception {
    database.close();
    memory.close();
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
