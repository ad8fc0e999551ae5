package dev.creatorflow.starter.names;

import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.Surroundings;
import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.RedditTarget.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Communities and redditors as arguments, from a file, or from standard input. */
public final class RedditNameArguments {
    @Parameters(
            paramLabel = "NAME",
            arity = "0..*",
            description = "r/NAME, u/NAME or the page's address; - reads them from standard input.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "File of names, separated by white space or commas; # begins a comment.")
    private @Nullable Path file;

    /** As a mixin. */
    public RedditNameArguments() {}

    /** Out of a command's own arguments, where other arguments stand before the names. */
    public RedditNameArguments(List<String> arguments, @Nullable Path file) {
        this.arguments = List.copyOf(arguments);
        this.file = file;
    }

    /** Whether any source of names was given. */
    public boolean given() {
        return !arguments.isEmpty() || file != null;
    }

    /** Distinct communities and redditors in their order; each needs its prefix. */
    public List<RedditTarget> targets(Surroundings surroundings) {
        return read(surroundings, null);
    }

    /** Distinct names of one kind in their order, in their own letters; the prefix may be left out. */
    public List<String> names(Surroundings surroundings, Kind kind) {
        List<RedditTarget> targets = read(surroundings, kind);
        List<String> others = targets.stream()
                .filter(target -> target.kind() != kind)
                .map(RedditTarget::label)
                .toList();
        if (!others.isEmpty()) {
            throw CommandFailure.usage((kind == Kind.SUBREDDIT ? "Not communities: " : "Not redditors: ")
                    + String.join(", ", others) + ".");
        }
        return targets.stream().map(RedditTarget::name).toList();
    }

    private List<RedditTarget> read(Surroundings surroundings, @Nullable Kind alone) {
        Map<String, RedditTarget> targets = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (String word : Words.of(arguments, file, surroundings)) {
            Optional<RedditTarget> target = RedditName.parse(word, alone);
            target.ifPresentOrElse(found -> targets.putIfAbsent(found.key(), found), () -> wrong.add(word));
        }
        if (!wrong.isEmpty()) {
            throw CommandFailure.usage("Not names of Reddit: " + String.join(", ", wrong)
                    + ". A community is r/NAME, a redditor u/NAME: up to 21 letters, digits and underscores.");
        }
        if (targets.isEmpty()) {
            throw CommandFailure.usage("No names: give them as arguments, with --file FILE, or - for standard input.");
        }
        return List.copyOf(targets.values());
    }
}
