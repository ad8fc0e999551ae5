package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.instagram.Explanation;
import dev.creatorflow.activities.persistence.instagram.Explanation.Figure;
import dev.creatorflow.activities.persistence.instagram.Explanation.Part;
import dev.creatorflow.activities.persistence.instagram.Explanations;
import dev.creatorflow.activities.persistence.staff.CreatorLine;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.Table;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes from which media a figure came, and what changed since the one before. */
final class MetricExplanation {
    private final Session session;

    MetricExplanation(Session session) {
        this.session = session;
    }

    void write(CreatorLine creator, String metric) {
        String name = metric.toLowerCase(Locale.ROOT);
        if (!Explanations.names().contains(name)) {
            throw CommandFailure.usage("No figure is called '" + metric + "'. There are: "
                    + String.join(", ", Explanations.names()) + ".");
        }
        Explanation explanation = Explanations.over(
                        session.connections().database(),
                        session.connections().settings().analytics())
                .explain(creator.igUserId(), name)
                .orElseThrow(() -> CommandFailure.failed(
                        name + " of @" + creator.username() + " was not computed yet: scrape the creator first."));
        Console console = session.console();
        console.result(
                () -> table(explanation),
                () -> Map.of(
                        "creator", creator.username(), "igUserId", creator.igUserId(), "explanation", explanation));
        console.below("");
        console.below(name + ": " + explanation.formula());
        console.below("now " + figure(explanation.stored(), explanation.unit()));
        Figure previous = explanation.previous();
        console.below(
                previous == null ? "before: no earlier day has it" : "before " + figure(previous, explanation.unit()));
        if (!Objects.equals(explanation.stored().value(), explanation.recomputed())) {
            console.below("from the rows as they are now it would be " + text(explanation.recomputed())
                    + ": pages came in since, or a reprocess is due");
        }
        if (!explanation.left().isEmpty()) {
            console.below("left since: " + String.join(" ", explanation.left()));
        }
    }

    private static String figure(Figure figure, String unit) {
        return (figure.textValue() == null ? text(figure.value()) : figure.textValue()) + " " + unit + " from n = "
                + figure.n()
                + (figure.low() == null ? "" : ", " + text(figure.low()) + " to " + text(figure.high()))
                + ", as of " + figure.computedAsOf() + ", formula " + figure.formulaVersion();
    }

    private static String text(@Nullable Double value) {
        return value == null ? "unknown" : String.format(Locale.ROOT, "%.6g", value);
    }

    private static Table table(Explanation explanation) {
        Table.Builder table = Table.of(
                "medium",
                "taken_at",
                "since",
                "weight",
                "plays",
                "likes",
                "comments",
                "reshares",
                "plays_before",
                "likes_before",
                "comments_before",
                "source",
                "observed_at",
                "answer");
        for (Part part : explanation.media()) {
            table.row(
                    part.link() == null ? part.mediaPk() : part.link(),
                    part.takenAt(),
                    part.since().name().toLowerCase(Locale.ROOT),
                    part.weight(),
                    part.plays(),
                    part.likes(),
                    part.comments(),
                    part.reshares(),
                    part.playsBefore(),
                    part.likesBefore(),
                    part.commentsBefore(),
                    part.source().toLowerCase(Locale.ROOT),
                    part.observedAt(),
                    part.rawId());
        }
        return table.build();
    }
}
