package dev.creatorflow.workflows.instagram;

import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers as a test says, and remembers what it was asked. Pages that were not scripted are empty and final. */
final class ScriptedProvider implements InstagramApiActivities {
    record Page(int items, @Nullable String nextCursor, boolean more) {}

    private final Map<String, Supplier<Page>> pages = new HashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private Supplier<ProfileAnswer> profile =
            () -> new ProfileAnswer(new AnswerRef(ids.incrementAndGet(), true), true, "42", "ada");

    final List<PageRequest> asked = new ArrayList<>();

    synchronized void profile(Supplier<ProfileAnswer> answer) {
        profile = answer;
    }

    synchronized void page(Stream stream, int page, int items, @Nullable String nextCursor, boolean more) {
        pages.put(stream + "/" + page, () -> new Page(items, nextCursor, more));
    }

    synchronized void failPage(Stream stream, int page, Supplier<ApplicationFailure> failure) {
        pages.put(stream + "/" + page, () -> {
            throw failure.get();
        });
    }

    /** A stream with this many items, in full pages. */
    synchronized void items(Stream stream, int total) {
        int pageCount = (total + 11) / 12;
        for (int page = 0; page < pageCount; page++) {
            boolean last = page == pageCount - 1;
            page(stream, page, last ? total - page * 12 : 12, last ? null : stream + "-cursor-" + page, !last);
        }
    }

    @Override
    public synchronized ProfileAnswer fetchProfile(ProfileRequest request) {
        return profile.get();
    }

    @Override
    public synchronized PageAnswer fetchPage(PageRequest request) {
        asked.add(request);
        Page page = pages.getOrDefault(request.stream() + "/" + request.page(), () -> new Page(0, null, false))
                .get();
        return new PageAnswer(
                new AnswerRef(ids.incrementAndGet(), true),
                Math.min(page.items(), request.count()),
                page.nextCursor(),
                page.more());
    }

    synchronized List<PageRequest> asked(Stream stream) {
        return asked.stream().filter(request -> request.stream() == stream).toList();
    }
}
