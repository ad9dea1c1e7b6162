package de.beistand.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The rules of the house that no compiler checks.
class HouseTest {
  private static final JavaClasses AGENT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("de.beistand.agent");

  @Test
  void noCyclesBetweenPackages() {
    slices().matching("de.beistand.agent.(*)..").should().beFreeOfCycles().check(AGENT);
  }

  @Test
  void theSessionKnowsNoNetworkNoScreenAndNoNativeLibrary() {
    classes()
        .that()
        .resideInAPackage("..session..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "de.beistand.protocol..",
            "..session..",
            "..agent.text..",
            "..window..")
        .check(AGENT);
  }

  @Test
  void theNativeLibraryIsUsedInTwoPackagesOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..peer..", "..screen..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.onvoid..")
        .check(AGENT);
  }

  @Test
  void onlyMainPicksAdapters() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("de.beistand.agent.Main")
        .and()
        .resideOutsideOfPackages("..input..", "..x11..", "..window..", "..screen..")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameStartingWith("X11Input")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleNameStartingWith("X11Local")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("SwingCustomerWindow")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.(Desktop|X11|Best)ScreenSource")
        .check(AGENT);
  }
}
