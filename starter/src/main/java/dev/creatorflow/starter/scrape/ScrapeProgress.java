package dev.creatorflow.starter.scrape;

import dev.creatorflow.starter.console.Console;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.function.LongSupplier;

/** Tells how far the scrapes of one command are: a line that is kept up to date for a person, one line per end otherwise. Thread-safe. */
final class ScrapeProgress {

    /** Where a creator is, as far as the command line can see. */
    enum Stage {
        WAITING,
        RESOLVING,
        SCRAPING,
        MEDIA,
        DONE
    }

    private final Console console;
    private final LongSupplier nanoTime;
    private final long begun;
    private final Map<String, Stage> stages = new HashMap<>();

    ScrapeProgress(Console console, Iterable<String> handles, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        handles.forEach(handle -> stages.put(handle, Stage.WAITING));
    }

    synchronized void at(String handle, Stage stage) {
        stages.put(handle, stage);
        show();
    }

    /** A creator is done; its line stays. */
    synchronized void done(CreatorReport report) {
        stages.put(report.requested(), Stage.DONE);
        console.remark(sentence(report));
        show();
    }

    /** Shows the line anew, with the time that has passed. */
    synchronized void show() {
        if (console.live()) {
            console.status(line());
        }
    }

    private String line() {
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        stages.values().forEach(stage -> counts.merge(stage, 1, Integer::sum));
        int done = Objects.requireNonNullElse(counts.remove(Stage.DONE), 0);
        StringJoiner line = new StringJoiner(" · ");
        line.add(done + "/" + stages.size() + " done");
        counts.forEach((stage, count) -> line.add(count + " " + words(stage)));
        Duration passed = Duration.ofNanos(nanoTime.getAsLong() - begun);
        return line.add("%d:%02d".formatted(passed.toMinutes(), passed.toSecondsPart()))
                .toString();
    }

    private static String words(Stage stage) {
        return switch (stage) {
            case WAITING -> "to start";
            case RESOLVING -> "finding the account";
            case SCRAPING -> "scraping";
            case MEDIA -> "copying media";
            case DONE -> "done";
        };
    }

    private static String sentence(CreatorReport report) {
        StringJoiner sentence = new StringJoiner(" · ");
        sentence.add("@" + report.requested() + " " + report.outcome()
                + (report.reason() == null ? "" : " " + report.reason()));
        sentence.add("reels " + report.reels().saved() + " (" + report.reels().added() + " new)");
        sentence.add("posts " + report.posts().saved() + " (" + report.posts().added() + " new)");
        sentence.add("media " + report.media().stored() + " stored, "
                + report.media().reused() + " reused"
                + (report.media().due() == 0 ? "" : ", " + report.media().due() + " due"));
        return sentence.add(report.apiCalls().total() + " calls").toString();
    }
}
