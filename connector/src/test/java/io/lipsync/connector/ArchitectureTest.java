package io.lipsync.connector;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** The floors of the house and what may be kept on each. */
@AnalyzeClasses(packages = ArchitectureTest.HOME, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String HOME = "io.lipsync.connector";

  @ArchTest
  static final ArchRule importsOnlyGoDown =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage(HOME + "..")
          .layer("root")
          .definedBy(HOME)
          .layer("config")
          .definedBy(HOME + ".config..")
          .layer("operation")
          .definedBy(HOME + ".operation..")
          .layer("submit")
          .definedBy(HOME + ".submit..")
          .layer("query")
          .definedBy(HOME + ".query..")
          .layer("callback")
          .definedBy(HOME + ".callback..")
          .layer("result")
          .definedBy(HOME + ".result..")
          .layer("provider")
          .definedBy(HOME + ".provider..")
          .layer("limits")
          .definedBy(HOME + ".limits..")
          .layer("media")
          .definedBy(HOME + ".media..")
          .layer("input")
          .definedBy(HOME + ".input..")
          .layer("metrics")
          .definedBy(HOME + ".metrics..")
          .layer("http")
          .definedBy(HOME + ".http..")
          .layer("task")
          .definedBy(HOME + ".task..")
          .whereLayer("root")
          .mayOnlyBeAccessedByLayers("config")
          .whereLayer("config")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("operation")
          .mayOnlyBeAccessedByLayers("root", "config")
          .whereLayer("submit")
          .mayOnlyBeAccessedByLayers("root", "config", "operation")
          .whereLayer("query")
          .mayOnlyBeAccessedByLayers("root", "config", "operation", "submit")
          .whereLayer("callback")
          .mayOnlyBeAccessedByLayers("root", "config", "submit", "query")
          .whereLayer("result")
          .mayOnlyBeAccessedByLayers("root", "config", "operation")
          .whereLayer("provider")
          .mayOnlyBeAccessedByLayers(
              "root", "config", "operation", "input", "submit", "query", "callback", "metrics")
          .whereLayer("limits")
          .mayOnlyBeAccessedByLayers("root", "config", "submit", "provider", "callback")
          .whereLayer("media")
          .mayOnlyBeAccessedByLayers(
              "config", "submit", "provider", "result", "operation", "metrics")
          .whereLayer("input")
          .mayOnlyBeAccessedByLayers("root", "config")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("config", "operation", "callback")
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers(
              "config",
              "operation",
              "submit",
              "query",
              "callback",
              "result",
              "provider",
              "media",
              "metrics")
          .ensureAllClassesAreContainedInArchitecture();

  /** What the runtime calls, and nothing else. */
  @ArchTest
  static final ArchRule theRootHoldsTheTwoDoors =
      classes()
          .that()
          .resideInAPackage(HOME)
          .and()
          .areTopLevelClasses()
          .should()
          .haveSimpleName("LipSyncConnector")
          .orShould()
          .haveSimpleName("LipSyncCallback");

  @ArchTest
  static final ArchRule packagesDoNotGoInCircles =
      slices().matching(HOME + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule vendorsNeverKnowEachOther =
      slices()
          .matching(HOME + ".provider.(*)..")
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule vendorsAreChosenOnlyByTheWiring =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOME + ".config", HOME + ".provider.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HOME + ".provider.*..");

  /** The settings of a package say what they are without configuration. */
  @ArchTest
  static final ArchRule onlyTheWiringKnowsSpring =
      noClasses()
          .that(not(resideInAPackage(HOME + ".config..")))
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.springframework..")
                  .and(not(type(DefaultValue.class).or(type(DataSize.class)))));

  @ArchTest
  static final ArchRule onlyHttpKnowsHttpClient =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOME + ".http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.hc..", "java.net.http..");

  @ArchTest
  static final ArchRule theRuntimesInsidesAreNotUsed =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.camunda.connector.runtime..", "io.camunda.connector.jackson..");

  @ArchTest
  static final ArchRule nothingStaticChanges =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingStaticIsACache =
      noFields()
          .that()
          .areStatic()
          .should()
          .haveRawType(java.util.concurrent.ConcurrentHashMap.class)
          .orShould()
          .haveRawType("java.util.concurrent.atomic.AtomicReference");

  @ArchTest
  static final ArchRule timeIsAskedOfAnInjectedClock =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  /** Deadlines are counted; only a date that a host has named is compared with the wall clock. */
  @ArchTest
  static final ArchRule deadlinesDoNotReadTheWallClock =
      noClasses()
          .that()
          .resideInAnyPackage(HOME + ".http..", HOME + ".media.check..")
          .and()
          .doNotHaveSimpleName("RetryAfter")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(java.time.Instant.class);

  @ArchTest
  static final ArchRule dataIsARecordAnEnumOrFinal =
      classes()
          .that()
          .areNotInterfaces()
          .and()
          .areNotAnonymousClasses()
          .and()
          .resideInAnyPackage(
              HOME + ".task..",
              HOME + ".http..",
              HOME + ".media..",
              HOME + ".provider..",
              HOME + ".callback..",
              HOME + ".submit..",
              HOME + ".query..",
              HOME + ".input..",
              HOME + ".metrics..",
              HOME + ".operation..")
          .should(beFinal());

  @ArchTest
  static final ArchRule publicTypesNameNoVendor =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOME + ".config", HOME + ".provider.*..")
          .should()
          .haveSimpleNameContaining("Evolink");

  @ArchTest
  static final ArchRule thereIsNoDrawerForEverything =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Impl");

  @ArchTest
  static final ArchRule failuresAreThrownAsTheRuntimeUnderstandsThem =
      noClasses()
          .that()
          .resideInAnyPackage(
              HOME + ".submit..",
              HOME + ".query..",
              HOME + ".callback.address..",
              HOME + ".callback.judge..",
              HOME + ".callback.reread..",
              HOME + ".input..",
              HOME + ".media..")
          .should()
          .callConstructorWhere(
              describe(
                  "an exception is made that loses its code in the runtime",
                  call ->
                      call.getTargetOwner().isAssignableTo(Exception.class)
                          && !call.getTargetOwner().isAssignableTo(MatchException.class)));

  private static ArchCondition<JavaClass> beFinal() {
    return new ArchCondition<>("be final") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean fixed = type.getModifiers().contains(JavaModifier.FINAL) || type.isEnum();
        events.add(new SimpleConditionEvent(type, fixed, type.getName() + " final: " + fixed));
      }
    };
  }
}
