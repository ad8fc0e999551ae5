package dev.creatorflow.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The module's promise: it wires, and does no work of its own. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.creatorflow.worker");

    @Test
    void holdsNoSqlNoHttpAndNoStoreClient() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "org.apache.ibatis..",
                        "org.apache.hc..",
                        "software.amazon..",
                        "dev.creatorflow.starter..",
                        "dev.creatorflow.infra..")
                .check(CLASSES);
    }
}
