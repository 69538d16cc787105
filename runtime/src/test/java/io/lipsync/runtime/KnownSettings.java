package io.lipsync.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.connector.runtime.OutboundConnectorsAutoConfiguration;
import io.camunda.connector.runtime.inbound.webhook.InboundWebhookRestController;
import io.lipsync.connector.config.LipSyncProperties;
import io.lipsync.connector.config.Vendor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The settings that something on this class path reads: ours, those that other jars describe, and
 * those that the stock runtime's classes name without describing them. A misspelt environment
 * variable is ignored in silence, so files and documents are checked against this. Immutable.
 */
final class KnownSettings {
  private static final String DESCRIPTIONS = "META-INF/spring-configuration-metadata.json";

  /** A class of each jar whose settings are not, or not all, described. */
  private static final List<Class<?>> STOCK_RUNTIME =
      List.of(OutboundConnectorsAutoConfiguration.class, InboundWebhookRestController.class);

  /** Settings that the stock runtime reads one by one. */
  private static final Pattern NAMED =
      Pattern.compile("\\$\\{(camunda\\.connector\\.[a-z0-9.-]+)[:}]");

  /** What replaces a connector's job type or job timeout. */
  private static final Pattern OF_A_CONNECTOR =
      Pattern.compile("CONNECTOR_(LIPSYNC|LIPSYNC_CALLBACK)_(TYPE|TIMEOUT)");

  /** Settings that hold further names chosen by whoever sets them. */
  private static final List<String> MAPS = List.of("java.util.Map", "java.util.Properties");

  private final Set<String> variables;
  private final Set<String> beginnings;

  private KnownSettings(Set<String> variables, Set<String> beginnings) {
    this.variables = variables;
    this.beginnings = beginnings;
  }

  /** Of the runtime under test. */
  static KnownSettings ofThisRuntime() {
    Set<String> variables = new HashSet<>();
    Set<String> beginnings = new HashSet<>();
    try {
      for (URL description : resources(DESCRIPTIONS)) {
        for (JsonNode property : json(description).get("properties")) {
          boolean map = MAPS.stream().anyMatch(property.path("type").asText()::startsWith);
          spellings(property.get("name").asText())
              .forEach(map ? name -> beginnings.add(name + "_") : variables::add);
        }
      }
      ours(LipSyncProperties.class, "lipsync").forEach(name -> variables.addAll(spellings(name)));
      Vendor.ALL.stream()
          .flatMap(vendor -> ours(vendor.settings(), "lipsync." + vendor.id()))
          .forEach(name -> variables.addAll(spellings(name)));
      namesInTheStockRuntime().forEach(name -> variables.addAll(spellings(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KnownSettings(variables, beginnings);
  }

  /** Whether an environment variable of this name is read. Secrets are another matter. */
  boolean read(String variable) {
    return variables.contains(variable)
        || beginnings.stream().anyMatch(variable::startsWith)
        || OF_A_CONNECTOR.matcher(variable).matches();
  }

  /** As Spring Boot reads them: a dash may be left out or be an underscore. */
  private static Set<String> spellings(String property) {
    String dotted = property.toUpperCase(Locale.ROOT).replace('.', '_');
    Set<String> spellings = new HashSet<>();
    spellings.add(dotted.replace("-", ""));
    spellings.add(dotted.replace('-', '_'));
    return spellings;
  }

  /** The properties that a record of settings binds, records in it included. */
  private static Stream<String> ours(Class<?> settings, String name) {
    return settings.isRecord()
        ? Stream.of(settings.getRecordComponents())
            .flatMap(part -> ours(part.getType(), name + "." + withDashes(part.getName())))
        : Stream.of(name);
  }

  private static String withDashes(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Set<String> namesInTheStockRuntime() throws IOException {
    Set<String> names = new HashSet<>();
    for (Class<?> aClass : STOCK_RUNTIME) {
      URL jar = aClass.getProtectionDomain().getCodeSource().getLocation();
      try (ZipInputStream entries = new ZipInputStream(jar.openStream())) {
        for (ZipEntry entry; (entry = entries.getNextEntry()) != null; ) {
          if (entry.getName().endsWith(".class")) {
            addNames(new String(entries.readAllBytes(), StandardCharsets.ISO_8859_1), names);
          }
        }
      }
    }
    return names;
  }

  private static void addNames(String code, Set<String> names) {
    Matcher matcher = NAMED.matcher(code);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
  }

  private static JsonNode json(URL resource) throws IOException {
    try (InputStream stream = resource.openStream()) {
      return new ObjectMapper().readTree(stream);
    }
  }

  private static List<URL> resources(String name) throws IOException {
    List<URL> all = Collections.list(KnownSettings.class.getClassLoader().getResources(name));
    if (all.isEmpty()) {
      throw new IllegalStateException("nothing on the class path has " + name);
    }
    return all;
  }
}
