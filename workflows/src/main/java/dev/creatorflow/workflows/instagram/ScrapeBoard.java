package dev.creatorflow.workflows.instagram;

import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.AnalyticsSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.ProfileSaved;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.RunClosed;
import dev.creatorflow.workflows.instagram.CreatorStoreActivities.StreamWalk;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a run has come to so far: answers queries, fills the details staff see, and becomes the result. */
final class ScrapeBoard {
    private final CreatorRun run;

    private ScrapeStep step = ScrapeStep.OPENING;
    private @Nullable String niche;
    private @Nullable ProfileSaved profile;
    private AccountState stateWithoutProfile = AccountState.UNKNOWN;
    private @Nullable StreamWalker reels;
    private @Nullable StreamWalker posts;
    private List<StreamResult> walked = List.of();
    private @Nullable Completeness completeness;
    private @Nullable AnalyticsSaved analytics;
    private ApiCalls calls = ApiCalls.NONE;
    private Verdict verdict = new Verdict(Outcome.FAILED, Reason.INTERNAL, "the run ended before it had a verdict");
    private @Nullable String mediaWorkflow;
    private final Set<String> joined = new LinkedHashSet<>();

    ScrapeBoard(CreatorRun run) {
        this.run = run;
    }

    void step(ScrapeStep next) {
        step = next;
        Workflow.setCurrentDetails(details());
    }

    /** Refreshes what staff see. */
    void show() {
        Workflow.setCurrentDetails(details());
    }

    void niche(@Nullable String value) {
        niche = value;
    }

    @Nullable String niche() {
        return niche;
    }

    void profile(ProfileSaved saved) {
        profile = saved;
    }

    /** What is believed of an account of which no profile was stored. */
    void state(AccountState believed) {
        stateWithoutProfile = believed;
    }

    void walking(StreamWalker reelsWalk, StreamWalker postsWalk) {
        reels = reelsWalk;
        posts = postsWalk;
        reelsWalk.tell(this::show);
        postsWalk.tell(this::show);
    }

    void walked(List<StreamResult> results) {
        walked = results;
    }

    /** Until this is known, no stream's claim to have ended is believed. */
    void completeness(Completeness judged) {
        completeness = judged;
    }

    void analytics(AnalyticsSaved saved) {
        analytics = saved;
    }

    void verdict(Verdict value) {
        verdict = value;
    }

    Verdict verdict() {
        return verdict;
    }

    void closed(RunClosed closed) {
        calls = closed.apiCalls();
    }

    void mediaWorkflow(String workflowId) {
        mediaWorkflow = workflowId;
    }

    /** The walks as the database records them; a walk that was cancelled counts with what it stored. */
    List<StreamWalk> walks() {
        List<StreamWalk> walks = new ArrayList<>();
        for (Stream stream : Stream.values()) {
            StreamCounts counts = counts(stream);
            if (!counts.equals(StreamCounts.NONE)) {
                walks.add(new StreamWalk(stream, counts, end(stream)));
            }
        }
        return walks;
    }

    MediaCounts media() {
        MediaCounts media = profile == null ? MediaCounts.NONE : profile.media();
        if (reels != null && posts != null) {
            media = media.plus(reels.media()).plus(posts.media());
        }
        return media;
    }

    /** Takes a second request in. */
    JoinAnswer join(JoinRequest request) {
        List<String> added = new ArrayList<>();
        widen(request.window(), added);
        if (request.sweep() && !run.sweep() && open(Stream.REELS) && open(Stream.POSTS)) {
            run.wantSweep();
            added.add("a full sweep");
        }
        boolean covered = covers(request);
        if (!covered) {
            added.add("what it is past needs another request once it has ended");
        }
        if (request.media() && !run.media() && step.canWiden()) {
            run.wantMedia();
            added.add("media of the pages to come");
        }
        if (run.raise(request.trigger())) {
            added.add("priority raised to that of " + request.trigger().name().toLowerCase(Locale.ROOT));
        }
        if (request.requester() != null) {
            joined.add(request.requester());
            show();
        }
        return new JoinAnswer(run.runKey(), true, String.join(", ", added), covered);
    }

    /** A stream that was walked to its end stays as it is: what is asked of it is not promised. */
    private void widen(@Nullable Window asked, List<String> added) {
        if (asked == null) {
            return;
        }
        Window before = run.window();
        run.widen(new Window(
                open(Stream.REELS) ? asked.reels() : before.reels(),
                open(Stream.POSTS) ? asked.posts() : before.posts()));
        if (!run.window().equals(before)) {
            added.add("window widened to " + run.window().reels() + " reels and "
                    + run.window().posts() + " posts");
        }
    }

    /** Whether the run walks what the request asks for. A private account shows nothing to whomever. */
    private boolean covers(JoinRequest request) {
        if ((profile != null && profile.isPrivate()) || run.sweep()) {
            return true;
        }
        @Nullable Window asked = request.window();
        return !request.sweep() && (asked == null || run.window().widen(asked).equals(run.window()));
    }

    /** Whether more of a stream can still be walked than is planned. */
    private boolean open(Stream stream) {
        @Nullable StreamWalker walker = stream == Stream.REELS ? reels : posts;
        return step.canWiden() && (walker == null || walker.walking());
    }

    ScrapeStatus status() {
        return new ScrapeStatus(
                step,
                counts(Stream.REELS),
                counts(Stream.POSTS),
                media(),
                run.window(),
                run.steering().pausedBecause());
    }

    ScrapeResult result() {
        return new ScrapeResult(
                run.igUserId(),
                run.username(),
                verdict.outcome(),
                verdict.reason(),
                verdict.detail(),
                state(),
                counts(Stream.REELS),
                counts(Stream.POSTS),
                media(),
                calls,
                profile == null ? null : profile.followers(),
                analytics == null ? null : analytics.engagementRate(),
                analytics == null ? null : analytics.growthDaily(),
                analytics == null ? null : analytics.growthWeekly(),
                mediaWorkflow);
    }

    private AccountState state() {
        return profile == null ? stateWithoutProfile : profile.state();
    }

    private StreamCounts counts(Stream stream) {
        @Nullable StreamWalker walker = stream == Stream.REELS ? reels : posts;
        return walker == null ? StreamCounts.NONE : walker.counts();
    }

    private @Nullable WalkEnd end(Stream stream) {
        for (StreamResult result : walked) {
            if (result.stream() == stream) {
                boolean believed = completeness != null && completeness.confirms(stream);
                return result.end() == WalkEnd.EXHAUSTED && !believed ? WalkEnd.UNCONFIRMED : result.end();
            }
        }
        return null;
    }

    private String details() {
        StreamCounts r = counts(Stream.REELS);
        StreamCounts p = counts(Stream.POSTS);
        return """
                **@%s** · %s · %d requests · media %d due, %d stored

                | | pages | saved | new | rejected |
                |---|---:|---:|---:|---:|
                | reels | %d | %d | %d | %d |
                | posts | %d | %d | %d | %d |

                %s%s
                """.formatted(
                        run.username(),
                        headline(),
                        run.asked(),
                        media().due(),
                        media().reused(),
                        r.pages(),
                        r.saved(),
                        r.added(),
                        r.rejected(),
                        p.pages(),
                        p.saved(),
                        p.added(),
                        p.rejected(),
                        links(),
                        joined.isEmpty() ? "" : " · joined by " + String.join(", ", joined));
    }

    /** To the account, and to what belongs to the run. */
    private String links() {
        StringJoiner links = new StringJoiner(" · ");
        links.add("[on Instagram](https://www.instagram.com/" + run.username() + "/)");
        @Nullable String batch = run.request().batch();
        if (batch != null) {
            links.add(link("its batch", batch));
        }
        if (mediaWorkflow != null) {
            links.add(link("its media", mediaWorkflow));
        }
        return links.toString();
    }

    private static String link(String text, String workflowId) {
        return "[" + text + "](/namespaces/" + Workflow.getInfo().getNamespace() + "/workflows/"
                + workflowId.replace("/", "%2F") + ")";
    }

    private String headline() {
        if (step != ScrapeStep.DONE) {
            @Nullable String paused = run.steering().pausedBecause();
            return paused == null ? step.label() : step.label() + ", " + paused;
        }
        return verdict.outcome() + (verdict.reason() == null ? "" : " " + verdict.reason());
    }
}
