package dev.creatorflow.activities.budget;

import dev.creatorflow.activities.archive.AnswerBody;
import dev.creatorflow.activities.persistence.Database;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the tests of the ledger have in common. */
final class Calls {
    static final String PROVIDER = "instagram";

    private Calls() {}

    static ProviderLimits limits(double rate, @Nullable Long dailyCap, @Nullable Long monthlyCap) {
        return new ProviderLimits(
                PROVIDER,
                BigDecimal.valueOf(rate),
                new BigDecimal(60_000),
                dailyCap,
                monthlyCap,
                new BigDecimal("0.30"));
    }

    static CallRequest call(String runKey, int page) {
        return call(runKey, page, Duration.ofSeconds(10));
    }

    static CallRequest call(String runKey, int page, Duration longestWait) {
        return new CallRequest(
                PROVIDER,
                "/reels",
                runKey,
                "reels",
                page,
                "173560420",
                null,
                "instagram/creator/173560420",
                "nightly",
                longestWait,
                Duration.ofSeconds(75));
    }

    static FetchedAnswer answer(String body) {
        return answer(body, ProviderQuota.UNKNOWN);
    }

    static FetchedAnswer answer(String body, ProviderQuota quota) {
        return new FetchedAnswer(
                "173560420",
                12,
                "next==",
                true,
                true,
                null,
                null,
                200,
                AnswerBody.of(body.getBytes(StandardCharsets.UTF_8)),
                Duration.ofMillis(1500),
                true,
                quota);
    }

    /** Empties what a test before left: a database per class costs less than one per test. */
    static void reset(Database database) {
        sql(database, """
                truncate creatorflow.api_calls, creatorflow.raw_responses, creatorflow.api_limits, creatorflow.audit_log,
                    creatorflow.notices, public.system_control restart identity cascade""");
    }

    static String sql(Database database, String sql) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            StringBuilder rows = new StringBuilder();
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    rows.append(rows.isEmpty() ? "" : "\n");
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        rows.append(i == 1 ? "" : "|").append(row.getString(i));
                    }
                }
            }
            return rows.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
