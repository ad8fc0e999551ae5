package dev.creatorflow.workflows.media;

import dev.creatorflow.workflows.contract.FailureType;
import dev.creatorflow.workflows.instagram.AccountState;
import dev.creatorflow.workflows.instagram.AnswerRef;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities;
import dev.creatorflow.workflows.instagram.FreshLinkActivities;
import dev.creatorflow.workflows.instagram.InstagramApiActivities;
import dev.creatorflow.workflows.instagram.MediaCounts;
import dev.creatorflow.workflows.instagram.PageAnswer;
import dev.creatorflow.workflows.instagram.PageRequest;
import dev.creatorflow.workflows.instagram.ProfileAnswer;
import dev.creatorflow.workflows.instagram.ProfileRequest;
import dev.creatorflow.workflows.instagram.StreamCounts;
import io.temporal.failure.ApplicationFailure;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A provider that is asked for fresh links, with the database's part of it; writes down what it was asked. */
final class AskedProvider implements InstagramApiActivities {
    final Deque<FreshLinkActivities.NextLinks> pages = new ArrayDeque<>();
    final List<String> calls = new ArrayList<>();
    final Deque<FailureType> failures = new ArrayDeque<>();
    boolean found = true;
    int hopeless;
    List<FreshLinkActivities.FailedPage> failed = List.of();
    boolean accountRefused;
    int lost;

    @Override
    public synchronized ProfileAnswer fetchProfile(ProfileRequest request) {
        calls.add("fetch profile " + request.username());
        return new ProfileAnswer(new AnswerRef(6, true), found, request.igUserId(), request.username());
    }

    @Override
    public synchronized PageAnswer fetchPage(PageRequest request) {
        calls.add("fetch " + request.stream() + " " + request.page() + " " + request.cursor() + " " + request.count());
        FailureType failure = failures.poll();
        if (failure != null) {
            throw ApplicationFailure.newNonRetryableFailure("It failed.", failure.typeName());
        }
        return new PageAnswer(new AnswerRef(7, true), 12, null, false);
    }

    FreshLinkActivities links() {
        return new FreshLinkActivities() {
            @Override
            public NextLinks nextLinks(AskedSoFar request) {
                synchronized (AskedProvider.this) {
                    calls.add("next " + request.calls());
                    return pages.isEmpty() ? NextLinks.none(hopeless) : pages.poll();
                }
            }

            @Override
            public LinksAsked linksAsked(AskedSoFar request) {
                synchronized (AskedProvider.this) {
                    calls.add("asked " + request.calls());
                    failed = request.failed();
                    accountRefused = request.accountRefused();
                    return new LinksAsked(3, lost);
                }
            }
        };
    }

    /** Only what fresh links need of it. */
    CreatorStoreActivities store() {
        return (CreatorStoreActivities) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CreatorStoreActivities.class}, (_, method, arguments) -> {
                    synchronized (this) {
                        return switch (method.getName()) {
                            case "savePage" -> {
                                calls.add("save " + ((CreatorStoreActivities.SavePage) arguments[0]).rawId());
                                yield new CreatorStoreActivities.PageSaved(
                                        StreamCounts.NONE, new MediaCounts(0, 0), 0, 0);
                            }
                            case "saveProfile" ->
                                new CreatorStoreActivities.ProfileSaved(
                                        true, AccountState.ACTIVE, "ada", false, null, null, null, MediaCounts.NONE);
                            default -> throw new AssertionError(method.getName());
                        };
                    }
                });
    }
}
