package dev.creatorflow.workflows.reddit;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.AnswerRef;
import dev.creatorflow.workflows.reddit.model.Unavailable;
import io.temporal.activity.Activity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reddit as a test wants it; remembers what it was asked. */
final class ScriptedReddit implements RedditApiActivities {
    final List<RedditRequest> asked = new ArrayList<>();
    private final Map<String, Supplier<RedditAnswer>> script = new HashMap<>();
    private int nextRaw = 1;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** A page of this many entries; a thing is a page of one. */
    synchronized ScriptedReddit answers(RedditCall call, int page, int items, @Nullable String after) {
        RedditAnswer answer = new RedditAnswer(new AnswerRef(nextRaw++, true), null, items, after);
        script.put(call + "/" + page, () -> answer);
        return this;
    }

    synchronized ScriptedReddit refuses(RedditCall call, Unavailable why) {
        RedditAnswer answer = new RedditAnswer(new AnswerRef(nextRaw++, true), why, 0, null);
        script.put(call + "/0", () -> answer);
        return this;
    }

    synchronized ScriptedReddit fails(RedditCall call, FailureType type) {
        script.put(call + "/0", () -> {
            throw FailureType.forGood(type.failure("scripted"));
        });
        return this;
    }

    synchronized List<RedditCall> calls() {
        return asked.stream().map(RedditRequest::call).toList();
    }

    /** Answers wait until this is counted down. */
    CountDownLatch holds() {
        gate = new CountDownLatch(1);
        return gate;
    }

    @Override
    public RedditAnswer fetchReddit(RedditRequest request) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw Activity.wrap(e);
        }
        return answer(request);
    }

    private synchronized RedditAnswer answer(RedditRequest request) {
        asked.add(request);
        return Objects.requireNonNull(
                        script.get(request.call() + "/" + request.page()), "nothing is scripted for " + request)
                .get();
    }
}
