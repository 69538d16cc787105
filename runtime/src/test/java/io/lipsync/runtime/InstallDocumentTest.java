package io.lipsync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.connector.runtime.OutboundConnectorsAutoConfiguration;
import io.camunda.connector.runtime.inbound.importer.ProcessDefinitionImporter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** Every variable that the installation page names is one that the runtime reads. */
class InstallDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "install.md");

  /** Read by the stock runtime with {@code @Value}, so that no metadata tells of it. */
  private static final List<Class<?>> STOCK =
      List.of(OutboundConnectorsAutoConfiguration.class, ProcessDefinitionImporter.class);

  /**
   * @param property a property
   * @param variable its environment variable
   * @param byDefault what our runtime sets
   */
  record Row(String property, String variable, String byDefault) {}

  static List<Row> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.matches("\\| `[a-z][a-z.-]+` \\| `[A-Z_]+` \\|.*"))
        .map(line -> line.split(" \\| "))
        .map(
            cells ->
                new Row(
                    cells[0].replaceAll("[| `]", ""), cells[1].replace("`", ""), cells[2].trim()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theRuntimeReadsTheProperty(Row row) throws Exception {
    boolean inMetadata = metadata().contains(uniform(row.property()));
    assertThat(inMetadata || isReadByStockCode(row.property())).as(row.property()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theVariableSetsTheProperty(Row row) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(row.variable(), "given")));
    ConfigurationPropertySources.attach(environment);

    assertThat(environment.getProperty(row.property())).isEqualTo("given");
  }

  @Test
  void theDefaultsAreThoseOfTheRuntime() throws IOException {
    PropertySource<?> defaults =
        new YamlPropertySourceLoader()
            .load("defaults", new ClassPathResource("application.yaml"))
            .getFirst();

    List<Row> ours =
        rows().stream().filter(row -> defaults.getProperty(row.property()) != null).toList();

    assertThat(ours).hasSizeGreaterThan(6);
    assertThat(ours)
        .allSatisfy(
            row ->
                assertThat(row.byDefault())
                    .isEqualTo("`" + defaults.getProperty(row.property()) + "`"));
  }

  /** Each block that sets a key sets it with the prefix of that way in. */
  @Test
  void everyKeyOfThePageHasAPrefix() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(Pattern.compile("export (\\w+_API_KEY)=").matcher(page).results())
        .extracting(match -> match.group(1))
        .containsExactlyInAnyOrder("LIPSYNC_SECRET_EVOLINK_API_KEY", "SECRET_EVOLINK_API_KEY");
    assertThat(page)
        .contains("export CAMUNDA_CONNECTOR_SECRETPROVIDER_ENVIRONMENT_PREFIX=SECRET_\n");
  }

  @Test
  void thePageHasARowForEachWayIn() throws IOException {
    assertThat(rows())
        .extracting(Row::property)
        .contains(
            "camunda.client.cloud.cluster-id",
            "camunda.client.auth.method",
            "camunda.client.grpc-address",
            "camunda.connector.inbound.log.size")
        .hasSizeGreaterThan(20);
  }

  private static Set<String> metadata() throws IOException {
    Set<String> names = new HashSet<>();
    ClassLoader loader = InstallDocumentTest.class.getClassLoader();
    for (String file :
        List.of("spring-configuration-metadata", "additional-spring-configuration-metadata")) {
      for (URL url : Collections.list(loader.getResources("META-INF/" + file + ".json"))) {
        try (InputStream in = url.openStream()) {
          for (JsonNode property : new ObjectMapper().readTree(in).path("properties")) {
            names.add(uniform(property.path("name").asText()));
          }
        }
      }
    }
    return names;
  }

  private static boolean isReadByStockCode(String property) throws IOException, URISyntaxException {
    for (Class<?> type : STOCK) {
      Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (JarFile classes = new JarFile(jar.toFile())) {
        for (JarEntry entry : Collections.list(classes.entries())) {
          if (entry.getName().endsWith(".class")
              && text(classes, entry).contains("${" + property + ":")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static String text(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** Spring Boot's uniform name: letter case and dashes do not count. */
  private static String uniform(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "");
  }
}
