package dev.creatorflow.starter.connection;

import dev.creatorflow.activities.settings.MissingSettingException;
import dev.creatorflow.activities.settings.SettingKey;
import dev.creatorflow.activities.settings.SettingsException;
import dev.creatorflow.activities.temporal.TemporalUnavailableException;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a failure means for the person at the keyboard.
 *
 * @param exitCode how the command ends
 * @param sentence what, where, what to do
 */
public record FailureSentence(ExitCode exitCode, String sentence) {

    /** A prepared statement that is not there, or is there already: the session behind the connection was exchanged. */
    private static final Set<String> LOST_STATEMENT = Set.of("26000", "42P05");

    /** More causes than this is a circle. */
    private static final int DEEPEST_CAUSE = 20;

    /** The sentence for whatever a command threw. */
    public static FailureSentence of(Throwable failure, Connections connections) {
        return switch (failure) {
            case CommandFailure known -> new FailureSentence(known.exitCode(), known.sentence());
            case SettingsException wrong -> new FailureSentence(ExitCode.USAGE, text(wrong));
            case MissingSettingException missing -> new FailureSentence(exitCode(missing.key()), text(missing));
            case TemporalUnavailableException away -> new FailureSentence(ExitCode.UNREACHABLE, text(away));
            default -> ofCauses(failure, connections);
        };
    }

    private static FailureSentence ofCauses(Throwable failure, Connections connections) {
        Optional<SQLException> sql = cause(failure, SQLException.class);
        if (sql.isPresent()) {
            return ofSql(sql.get(), connections);
        }
        Optional<StatusRuntimeException> grpc = cause(failure, StatusRuntimeException.class);
        if (grpc.isPresent()) {
            return ofGrpc(grpc.get(), connections);
        }
        return new FailureSentence(
                ExitCode.FAILED,
                "Unexpected fault (" + failure.getClass().getSimpleName() + "): " + text(failure)
                        + " Please report it with the command you typed.");
    }

    private static FailureSentence ofSql(SQLException failure, Connections connections) {
        String state = String.valueOf(failure.getSQLState());
        String where = "The database " + connections.settings().database().requireUrl();
        if (Stream.of("42P01", "3F000", "42703").anyMatch(state::equals)) {
            return new FailureSentence(
                    ExitCode.UNREACHABLE,
                    where + " does not have the tables of this version: run ./creatorflow db migrate"
                            + " (./creatorflow db plan shows what it would do), or ./creatorflow db adopt --plan where it is one"
                            + " of the former system.");
        }
        if (LOST_STATEMENT.contains(state)) {
            return new FailureSentence(
                    ExitCode.UNREACHABLE,
                    where + " loses prepared statements (" + reason(failure)
                            + "): a transaction pooler stands before it."
                            + " Use the session pooler (port 5432 of the same host) or the direct address.");
        }
        boolean away = failure instanceof SQLTransientConnectionException
                || Stream.of("08", "28", "3D", "53", "57P").anyMatch(state::startsWith);
        return away
                ? new FailureSentence(
                        ExitCode.UNREACHABLE,
                        where + " cannot be reached (" + reason(failure)
                                + "): start PostgreSQL (./creatorflow up starts a local one), or correct DATABASE_URL.")
                : new FailureSentence(ExitCode.FAILED, where + " refused: " + reason(failure) + ".");
    }

    private static FailureSentence ofGrpc(StatusRuntimeException failure, Connections connections) {
        Status.Code code = failure.getStatus().getCode();
        boolean away = code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
        String where = "Temporal at " + connections.settings().temporal().address();
        return away
                ? new FailureSentence(
                        ExitCode.UNREACHABLE,
                        where + " does not answer any more (" + code
                                + "): what was started goes on when it is back; ./creatorflow doctor shows more.")
                : new FailureSentence(
                        ExitCode.FAILED,
                        where + " refused (" + code + "): "
                                + failure.getStatus().getDescription() + ".");
    }

    private static ExitCode exitCode(SettingKey key) {
        return key == SettingKey.DATABASE_URL || key == SettingKey.TEMPORAL_ADDRESS
                ? ExitCode.UNREACHABLE
                : ExitCode.USAGE;
    }

    private static String reason(SQLException failure) {
        Throwable deepest = failure.getCause() instanceof SQLException cause ? cause : failure;
        return text(deepest).lines().findFirst().orElse("no reason given").replaceAll("[.:\\s]+$", "");
    }

    private static String text(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "no further message.");
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
