package dev.creatorflow.activities.analytics;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Figures depend on their arguments and on nothing else. */
class AnalyticsPurityTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.creatorflow.activities.analytics", "dev.creatorflow.activities.text");

    @Test
    void nothingIsReadFromOutside() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.temporal..",
                                "java.sql..",
                                "javax.sql..",
                                "java.net..",
                                "java.nio..",
                                "java.io..",
                                "org.apache..",
                                "com.fasterxml..",
                                "software.amazon..",
                                "org.slf4j..",
                                "java.util.concurrent..")
                        .and(not(belongToAnyOf(URI.class, URISyntaxException.class))))
                .because("taking an address apart opens none")
                .check(CLASSES);
    }

    @Test
    void noClockIsRead() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    }

    @Test
    void nothingCanChangeBetweenTwoCalls() {
        classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
        fields().should().beFinal().check(CLASSES);
    }
}
