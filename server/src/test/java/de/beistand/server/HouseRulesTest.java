package de.beistand.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/// The rules of this house, checked against every class.
class HouseRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("de.beistand.server");

  @Test
  void featuresHaveNoCycles() {
    slices().matching("de.beistand.server.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyRepositoriesKnowTables() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Repository")
        .and()
        .areTopLevelClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("de.beistand.sql..")
        .check(CLASSES);
  }

  @Test
  void onlyRepositoriesAndTheirWiringKnowTheDatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackage("de.beistand.server.database")
        .and()
        .haveSimpleNameNotEndingWith("Repository")
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                        "org.jooq.."))))
        .check(CLASSES);
  }

  @Test
  void timeIsInjected() {
    for (Class<?> time :
        new Class<?>[] {Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class}) {
      noClasses().should().callMethod(time, "now").check(CLASSES);
    }
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("de.beistand.server.Main")
        .should()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(CLASSES);
  }

  @Test
  void onlyMainReadsTheEnvironmentAndEndsTheProgram() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("de.beistand.server.Main")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void noClassHidesBehindAWordThatSaysNothing() {
    noClasses()
        .should()
        .haveNameMatching(".*(Utils?|Manager|Helper|Common|Impl)(\\$.*)?")
        .check(CLASSES);
  }

  @Test
  void whatRoutesIsCalledRoutes() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Routes")
        .should()
        .haveOnlyFinalFields()
        .check(CLASSES);
  }

  @Test
  void nobodyPrintsButMain() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("de.beistand.server.Main")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
