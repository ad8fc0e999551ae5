package dev.creatorflow.starter;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.creatorflow.activities.budget.SourceLimits;
import dev.creatorflow.activities.budget.SourceUsage;
import dev.creatorflow.activities.media.LostFile;
import dev.creatorflow.activities.media.MediaAudit;
import dev.creatorflow.activities.media.MediaForecast;
import dev.creatorflow.activities.media.MediaForecasts;
import dev.creatorflow.activities.media.MediaReads;
import dev.creatorflow.activities.media.MediaStatus;
import dev.creatorflow.activities.persistence.instagram.Explanation;
import dev.creatorflow.activities.persistence.instagram.Explanations;
import dev.creatorflow.activities.reddit.RedditHealth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static JavaClasses starter;

    @BeforeAll
    static void classesAreRead() {
        starter = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.creatorflow.starter");
    }

    @Test
    void ofTheActivitiesItSeesSettingsPersistenceAndTheChecksOfHealth() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("dev.creatorflow.activities..")
                        .and(not(resideInAnyPackage(
                                "dev.creatorflow.activities.settings",
                                "dev.creatorflow.activities.persistence",
                                "dev.creatorflow.activities.persistence.staff",
                                "dev.creatorflow.activities.persistence.batch",
                                "dev.creatorflow.activities.persistence.adoption",
                                "dev.creatorflow.activities.persistence.export",
                                "dev.creatorflow.activities.temporal",
                                "dev.creatorflow.activities.objectstore")))
                        .and(not(belongToAnyOf(
                                MediaReads.class,
                                MediaReads.RepairPlan.class,
                                MediaStatus.class,
                                MediaStatus.RoleStatus.class,
                                LostFile.class,
                                MediaForecast.class,
                                MediaForecasts.class,
                                MediaForecasts.Scrapes.class,
                                MediaAudit.class,
                                MediaAudit.Fault.class,
                                MediaAudit.Finding.class,
                                MediaAudit.Swept.class,
                                MediaAudit.Verified.class)))
                        // Staff's hand on a provider's limits, and the question where a figure came from.
                        .and(not(belongToAnyOf(
                                SourceLimits.class,
                                SourceUsage.class,
                                RedditHealth.class,
                                RedditHealth.Standing.class,
                                Explanations.class,
                                Explanation.class))))
                .check(starter);
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.creatorflow.starter.doctor", "dev.creatorflow.starter.media")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.creatorflow.activities.objectstore")
                .check(starter);
    }

    @Test
    void itIsNeverAWorkerAndKnowsNoSpringNoSqlAndNoEnvironment() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.springframework..", "io.temporal.workflow..", "org.apache.ibatis.."))
                .check(starter);
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.creatorflow.starter.replay")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.temporal.worker..", "io.temporal.testing.."))
                .check(starter);
        noClasses().should().callMethod(System.class, "getenv").check(starter);
        noClasses().should().callMethod(System.class, "getenv", String.class).check(starter);
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(starter);
    }

    @Test
    void itsPackagesDependOnEachOtherInOneDirectionOnly() {
        slices().matching("dev.creatorflow.starter.(*)..")
                .should()
                .beFreeOfCycles()
                .check(starter);
    }
}
