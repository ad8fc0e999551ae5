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
    private final Map<String, Supplier<ProfileAnswer>> profiles = new HashMap<>();
    final List<ProfileRequest> askedProfiles = new ArrayList<>();

    final List<PageRequest> asked = new ArrayList<>();

    synchronized void profile(Supplier<ProfileAnswer> answer) {
        profile = answer;
    }

    /** What one handle leads to; all others lead to the common answer. */
    synchronized void profile(String handle, @Nullable String igUserId) {
        profiles.put(
                handle,
                () -> new ProfileAnswer(
                        new AnswerRef(ids.incrementAndGet(), true),
                        igUserId != null,
                        igUserId,
                        igUserId == null ? null : handle));
    }

    synchronized void page(Stream stream, int page, int items, @Nullable String nextCursor, boolean more) {
        pages.put(stream + "/" + page, () -> new Page(items, nextCursor, more));
    }

    /** A page that is delivered after something else happened while it was in flight. */
    synchronized void page(Stream stream, int page, Runnable meanwhile, Page delivered) {
        pages.put(stream + "/" + page, () -> {
            meanwhile.run();
            return delivered;
        });
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
        askedProfiles.add(request);
        return profiles.getOrDefault(request.username(), profile).get();
    }

    @Override
    public synchronized PageAnswer fetchPage(PageRequest request) {
        asked.add(request);
        Page page = scripted(request.stream(), request.page());
        return new PageAnswer(
                new AnswerRef(ids.incrementAndGet(), true),
                Math.min(page.items(), request.count()),
                page.nextCursor(),
                page.more());
    }

    synchronized Page scripted(Stream stream, int page) {
        return pages.getOrDefault(stream + "/" + page, () -> new Page(0, null, false))
                .get();
    }

    synchronized List<PageRequest> asked(Stream stream) {
        return asked.stream().filter(request -> request.stream() == stream).toList();
    }
}
