package dev.creatorflow.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

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

    @Test
    void everyConfigurationIsImported() {
        Set<String> imported = Arrays.stream(
                        WorkerApplication.class.getAnnotation(Import.class).value())
                .map(Class::getName)
                .collect(Collectors.toSet());

        assertThat(CLASSES.stream()
                        .filter(type -> type.isAnnotatedWith(Configuration.class))
                        .map(JavaClass::getName))
                .as("a configuration that is not imported is noticed only when a worker starts")
                .isNotEmpty()
                .allSatisfy(name -> assertThat(imported).contains(name));
    }
}
