package dev.creatorflow.activities.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.contract.FailureType;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.sql.SQLException;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.Test;

class TypedFailuresTest {
    interface Broken {
        @Select("select * from no_such_table")
        Integer count();

        @Select("select 1 from pg_sleep(5)")
        @Options(timeout = 1)
        Integer sleep();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsWaitedFor() {
        try (Database nowhere = Database.open(
                new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/none", "nobody", "secret-password", 1))) {
            ApplicationFailure failure = failureOf(nowhere);
            assertThat(failure.getType()).isEqualTo(FailureType.STORE_UNAVAILABLE.typeName());
            assertThat(failure.isNonRetryable()).isFalse();
            assertThat(failure.getOriginalMessage()).doesNotContain("secret-password");
        }
    }

    @Test
    void aStatementTheDatabaseRefusesIsAFaultOfOurs() {
        try (Database database = TestDatabase.create()) {
            ApplicationFailure failure = failureOf(database);
            assertThat(failure.getType()).isEqualTo(FailureType.INTERNAL.typeName());
            assertThat(failure.isNonRetryable()).isTrue();
            assertThat(failure.getOriginalMessage()).contains("no_such_table");
        }
    }

    @Test
    void aStatementThatTakesTooLongIsNotADatabaseThatIsAway() {
        try (Database database = TestDatabase.create()) {
            RuntimeException thrown = catchThrowableOfType(
                    RuntimeException.class,
                    () -> database.autocommit(
                            statements -> statements.mapper(Broken.class).sleep()));
            ApplicationFailure failure = (ApplicationFailure) TypedFailures.typed(thrown);
            assertThat(failure.getType()).isEqualTo(FailureType.STORE_SLOW.typeName());
            assertThat(failure.isNonRetryable()).isFalse();
        }
    }

    @Test
    void whatIsTooSlowAgainAndAgainFailsAlsoWhereThePolicyWouldWaitForTheDatabase() {
        TemporalFailure slow = TypedFailures.typed(
                new IllegalStateException(new SQLException("canceling statement due to user request", "57014")));
        TemporalFailure away =
                TypedFailures.typed(new IllegalStateException(new SQLException("the connection was closed", "08006")));

        assertThat(nonRetryable(TypedFailures.atAttempt(11, slow))).isFalse();
        assertThat(nonRetryable(TypedFailures.atAttempt(12, slow))).isTrue();
        assertThat(nonRetryable(TypedFailures.atAttempt(1200, away))).isFalse();
    }

    private static boolean nonRetryable(TemporalFailure failure) {
        return ((ApplicationFailure) failure).isNonRetryable();
    }

    @Test
    void aFullDiskIsNamedAndWaitedFor() {
        ApplicationFailure failure = (ApplicationFailure) TypedFailures.typed(new IllegalStateException(
                new SQLException("could not extend file \"base/1/2\": No space left on device", "53100")));
        assertThat(failure.getType()).isEqualTo(FailureType.STORE_UNAVAILABLE.typeName());
        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(failure.getOriginalMessage()).startsWith("the database's disk is full: make room");
    }

    private static ApplicationFailure failureOf(Database database) {
        RuntimeException thrown = catchThrowableOfType(
                RuntimeException.class,
                () -> database.autocommit(
                        statements -> statements.mapper(Broken.class).count()));
        return (ApplicationFailure) TypedFailures.typed(thrown);
    }
}
