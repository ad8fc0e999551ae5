package dev.creatorflow.activities.instagram;

import static dev.creatorflow.activities.instagram.ScriptedProvider.PAGE;
import static dev.creatorflow.activities.instagram.ScriptedProvider.PROFILE;
import static dev.creatorflow.activities.instagram.ScriptedProvider.answered;
import static dev.creatorflow.activities.instagram.ScriptedProvider.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.persistence.DatabaseAddress;
import dev.creatorflow.activities.persistence.TestDatabase;
import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.PageAnswer;
import dev.creatorflow.workflows.instagram.ProfileAnswer;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the activities make of the provider's answers. */
@Timeout(120)
class InstagramApiActivitiesTest {
    private static final DatabaseAddress DATABASE = TestDatabase.address();

    private final ApiWorker api = new ApiWorker(DATABASE);

    @BeforeEach
    void reset() {
        api.reset();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void aPageIsStoredAndSettledBeforeTheActivityEndsAndIsNeverAskedForAgain() {
        api.limits(1000, null);
        api.provider.then(() -> answered(200, PAGE));

        PageAnswer first = api.page("run", 0, 3);
        PageAnswer again = api.page("run", 0, 3);

        assertThat(first).isEqualTo(new PageAnswer(first.ref(), 2, "next==", true));
        assertThat(first.ref().paid()).isTrue();
        assertThat(again.ref().rawId()).isEqualTo(first.ref().rawId());
        assertThat(again.ref().paid()).isFalse();
        assertThat(api.provider.asked).containsExactly("REELS 173560420 cursor 12");
        assertThat(api.sql("""
                select c.endpoint, c.stream, c.subject, c.batch, c.outcome, c.http_status, c.quota_remaining,
                       r.cursor_in, r.cursor_out, r.subject
                  from creatorflow.api_calls c join creatorflow.raw_responses r on r.call_id = c.id"""))
                .isEqualTo("/reels|reels|173560420|backfill/instagram/x|SUCCEEDED|200|249000|cursor|next==|173560420");
    }

    @Test
    void aProfileIsFiledUnderTheIdItsHandleHas() {
        api.limits(1000, null);
        api.provider.then(() -> answered(200, PROFILE));

        ProfileAnswer answer = api.profile("run", 3);

        assertThat(answer).isEqualTo(new ProfileAnswer(answer.ref(), true, "173560420", "Natgeo"));
        assertThat(api.sql("select stream, page, subject, found_id from creatorflow.raw_responses"))
                .isEqualTo("profile|0|173560420|173560420");
        assertThat(api.profile("run", 3).igUserId()).isEqualTo("173560420");
        assertThat(api.provider.asked).containsExactly("profile NatGeo");
    }

    @Test
    void anAccountNobodyKnowsIsAnAnswerThatWasPaidFor() {
        api.limits(1000, null);
        api.provider.then(() -> answered(404, "{\"message\":\"no such account\"}"));

        ProfileAnswer answer = api.profile("run", 3);

        assertThat(answer).isEqualTo(new ProfileAnswer(answer.ref(), false, null, null));
        assertThat(api.sql("select subject, found, items, http_status from creatorflow.raw_responses"))
                .isEqualTo("@natgeo|f|0|404");
    }

    @Test
    void defect47ARateLimitIsTriedAgainAfterTheTimeTheProviderNamed() {
        api.limits(1000, null);
        api.provider
                .then(() -> failed(FailureType.RATE_LIMITED, Duration.ofSeconds(2), 429))
                .then(() -> answered(200, PAGE));

        assertThat(api.page("run", 0, 2).items()).isEqualTo(2);

        assertThat(Duration.ofNanos(api.provider.askedAt.get(1) - api.provider.askedAt.get(0)))
                .isGreaterThan(Duration.ofMillis(1900));
        assertThat(api.sql("select outcome, failure_type, http_status, billed from creatorflow.api_calls order by id"))
                .isEqualTo("FAILED|RATE_LIMITED|429|f\nSUCCEEDED|null|200|t");
    }

    @Test
    void aCircuitsRefusalIsNoRequestAndTheSixthFailureIsTheLast() {
        api.limits(1000, null);
        for (int request = 0; request < 6; request++) {
            api.provider.then(() -> failed(FailureType.RATE_LIMITED, Duration.ofMillis(1), 429));
        }

        ApplicationFailure failure = api.failure("run", 40);

        assertThat(failure.getType()).isEqualTo("RateLimited");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(api.provider.asked).hasSize(6);
    }

    @Test
    void anExhaustedQuotaEndsTheStepAndKeepsTheNextCallsBack() {
        api.limits(1000, null);
        api.provider.then(() -> failed(FailureType.QUOTA_EXHAUSTED, null, 429));

        assertThat(api.failure("run", 5).getType()).isEqualTo("QuotaExhausted");
        ApplicationFailure refused = api.failure("another run", 5);

        assertThat(refused.getType()).isEqualTo("QuotaExhausted");
        assertThat(refused.getOriginalMessage()).contains("The quota at the provider of instagram is used up");
        assertThat(api.provider.asked).hasSize(1);
        assertThat(api.sql("select count(*) from creatorflow.api_calls")).isEqualTo("1");
    }

    @Test
    void aReachedBudgetIsRefusedBeforeAnythingIsSent() {
        api.limits(1000, 0L);

        assertThat(api.failure("run", 5).getType()).isEqualTo("BudgetReached");
        assertThat(api.provider.asked).isEmpty();
    }

    @Test
    void aRequestThatCannotBeMadeIsNotCounted() {
        api.limits(1000, null);
        api.provider.then(() -> failed(FailureType.REQUEST_REFUSED, null, null));

        assertThat(api.failure("run", 5).getType()).isEqualTo("RequestRefused");
        assertThat(api.sql("select outcome from creatorflow.api_calls")).isEqualTo("NOT_SENT");
        assertThat(api.sql("select day_calls from creatorflow.api_limits")).isEqualTo("0");
    }

    @Test
    void anAnswerInAnUnknownShapeIsAFailureThatCanPass() {
        api.limits(1000, null);
        api.provider.then(() -> answered(200, "<html>")).then(() -> answered(200, PAGE));

        assertThat(api.page("run", 0, 2).items()).isEqualTo(2);
        assertThat(api.sql("select failure_type, billed from creatorflow.api_calls order by id limit 1"))
                .isEqualTo("UNREADABLE_ANSWER|t");
    }
}
