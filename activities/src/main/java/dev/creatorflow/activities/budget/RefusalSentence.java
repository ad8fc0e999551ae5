package dev.creatorflow.activities.budget;

import dev.creatorflow.workflows.contract.FailureType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Says to a person why no call is sent, and when it goes on or what to type. */
final class RefusalSentence {
    private RefusalSentence() {}

    static String of(String provider, FailureType type, @Nullable String detail, @Nullable Instant until) {
        String why = switch (type) {
            case SOURCE_PAUSED -> "Requests to " + provider + " are paused";
            case DISK_FULL -> "Requests to " + provider + " are paused until there is room on the disk";
            case BUDGET_REACHED -> "The call budget of " + provider + " is used up";
            case QUOTA_EXHAUSTED -> "The quota at the provider of " + provider + " is used up";
            case BAD_CREDENTIALS -> "The provider of " + provider + " refuses the key";
            default -> "The provider of " + provider + " does not answer usefully";
        };
        return why + (detail == null ? "" : " (" + detail + ")") + "; " + resumption(provider, type, until);
    }

    private static String resumption(String provider, FailureType type, @Nullable Instant until) {
        if (until == null) {
            return "requests go on after: creatorflow budget resume " + provider + " --reason …";
        }
        String time = until.truncatedTo(ChronoUnit.SECONDS).toString();
        return type == FailureType.UPSTREAM_UNAVAILABLE || type == FailureType.BAD_CREDENTIALS
                ? "one request goes out to see after " + time
                : "requests go on at " + time;
    }
}
