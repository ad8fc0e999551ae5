package dev.creatorflow.activities.instagram;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A provider that answers as it is told, one answer per request, and remembers when it was asked what. */
final class ScriptedProvider implements InstagramProvider {
    static final String PAGE = """
            {"items": [{"media": {"pk": "1"}}, {"media": {"pk": "2"}}], "status": "ok",
             "paging_info": {"max_id": "next==", "more_available": true}}""";
    static final String PROFILE = """
            {"status": true, "id": "173560420", "username": "Natgeo", "is_private": false,
             "edge_followed_by": {"count": 5}}""";

    private final ConcurrentLinkedQueue<Answer> script = new ConcurrentLinkedQueue<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<Long> askedAt = new CopyOnWriteArrayList<>();

    @FunctionalInterface
    interface Answer {
        ProviderAnswer give() throws InterruptedException;
    }

    ScriptedProvider then(Answer answer) {
        script.add(answer);
        return this;
    }

    static ProviderAnswer answered(int status, String body) {
        return new ProviderAnswer.Answered(
                "/any",
                status,
                body.getBytes(StandardCharsets.UTF_8),
                Duration.ofMillis(40),
                new QuotaHeaders(250_000L, 249_000L, 86_400L, java.util.Map.of()));
    }

    static ProviderAnswer failed(FailureType type, @Nullable Duration retryAfter, @Nullable Integer status) {
        return new ProviderAnswer.Failed(
                "/any",
                type,
                "The provider said no",
                retryAfter,
                false,
                status,
                Duration.ofMillis(30),
                QuotaHeaders.NONE,
                null);
    }

    private ProviderAnswer next(String what) throws InterruptedException {
        askedAt.add(System.nanoTime());
        asked.add(what);
        Answer answer = script.poll();
        return answer == null ? failed(FailureType.INTERNAL, null, null) : answer.give();
    }

    @Override
    public ProviderAnswer profileByUsername(String username) throws InterruptedException {
        return next("profile " + username);
    }

    @Override
    public ProviderAnswer profileById(String igUserId) throws InterruptedException {
        return next("profile " + igUserId);
    }

    @Override
    public ProviderAnswer page(Stream stream, String igUserId, @Nullable String cursor, int count)
            throws InterruptedException {
        return next(stream + " " + igUserId + " " + cursor + " " + count);
    }

    @Override
    public ProviderAnswer relatedProfiles(String igUserId) throws InterruptedException {
        return next("related " + igUserId);
    }
}
