package dev.creatorflow.activities;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The module's promises: one package per outside thing, no Spring, formulas that are pure, settings read in one place. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.creatorflow.activities");

    @Test
    void knowsNoSpringAndNoOtherModuleThanWorkflows() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "dev.creatorflow.worker..",
                        "dev.creatorflow.starter..",
                        "dev.creatorflow.infra..")
                .check(CLASSES);
    }

    @Test
    void formulasArePureFunctionsOfTheirArguments() {
        classes()
                .that()
                .resideInAnyPackage("..activities.analytics..", "..activities.text..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.creatorflow.activities.analytics..",
                        "dev.creatorflow.activities.text..",
                        "dev.creatorflow.workflows.instagram.model..",
                        "org.jspecify..",
                        "java.lang..",
                        "java.math..",
                        "java.net..",
                        "java.text..",
                        "java.util..",
                        "java.time.."))
                .check(CLASSES);
    }

    @Test
    void onlySettingsReadTheEnvironment() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..activities.settings..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheirOwnPackagesKnowTheDriversOfOutsideThings() {
        onlyIn("software.amazon..", "..activities.objectstore..");
        onlyIn("org.apache.hc..", "..activities.http..", "..activities.media..");
        onlyIn("com.zaxxer..", "..activities.persistence..");
        onlyIn("org.flywaydb..", "..activities.persistence..");
    }

    @Test
    void thereIsNoMutableStaticState() {
        noFields()
                .that()
                .haveModifier(JavaModifier.STATIC)
                .should()
                .notHaveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("dev.creatorflow.activities.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    private static void onlyIn(String driver, String... homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(driver)
                .check(CLASSES);
    }
}
