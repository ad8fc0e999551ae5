package dev.creatorflow.activities.budget;

import dev.creatorflow.activities.archive.StoredAnswer;
import dev.creatorflow.workflows.contract.FailureType;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code creatorflow.reserve_call} returns; which columns are filled depends on the decision. */
record ReservationRow(
        String decision,
        @Nullable Long callId,
        @Nullable Long waitMicros,
        @Nullable Long gapMicros,
        @Nullable String refusal,
        @Nullable String detail,
        @Nullable Instant until,
        @Nullable Long rawId,
        @Nullable Integer items,
        @Nullable String cursorOut,
        @Nullable Boolean more,
        @Nullable Boolean accountFound,
        @Nullable String foundId,
        @Nullable String foundUsername) {

    Reservation reservation(String provider) {
        return switch (decision) {
            case "STORED" -> new Reservation.AlreadyStored(answer());
            case "GRANTED" ->
                new Reservation.Granted(Objects.requireNonNull(callId), micros(waitMicros), micros(gapMicros));
            case "COME_BACK" -> new Reservation.ComeBack(micros(waitMicros));
            case "REFUSED" -> refused(provider, FailureType.valueOf(Objects.requireNonNull(refusal)));
            default ->
                throw new IllegalStateException(
                        "The limits of " + provider
                                + " are not in the database: a worker writes them when it starts with that provider configured");
        };
    }

    private StoredAnswer answer() {
        return new StoredAnswer(
                Objects.requireNonNull(rawId),
                Objects.requireNonNull(items),
                cursorOut,
                Objects.requireNonNull(more),
                Objects.requireNonNull(accountFound),
                foundId,
                foundUsername);
    }

    private Reservation.Refused refused(String provider, FailureType type) {
        return new Reservation.Refused(
                type,
                RefusalSentence.of(provider, type, detail, until),
                until,
                waitMicros == null ? null : micros(waitMicros));
    }

    private static Duration micros(@Nullable Long micros) {
        return Duration.ofNanos(1_000 * Objects.requireNonNull(micros));
    }
}
