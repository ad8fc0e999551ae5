package dev.creatorflow.starter.creators;

import dev.creatorflow.activities.persistence.staff.CreatorEdit;
import dev.creatorflow.activities.persistence.staff.CreatorEdit.Edit;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code creators edit}. */
@Command(
        name = "edit",
        mixinStandardHelpOptions = true,
        description = "Change what staff own. An empty text clears: --niche '' leaves no niche.")
public final class EditCommand implements Callable<Integer> {

    private static final Set<String> TIERS = Set.of("hot", "normal", "slow");

    private final Session session;

    @Mixin
    private Selection selection = new Selection();

    @Option(names = "--niche", paramLabel = "TEXT", description = "Niche; empty for none.")
    private @Nullable String niche;

    @Option(names = "--notes", paramLabel = "TEXT", description = "Notes; empty for none.")
    private @Nullable String notes;

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "Add tags.")
    private List<String> tags = List.of();

    @Option(names = "--untag", paramLabel = "TAG", split = ",", description = "Take tags away.")
    private List<String> untags = List.of();

    @Option(names = "--tier", paramLabel = "TIER", description = "How often it is refreshed: hot, normal or slow.")
    private @Nullable String tier;

    @Option(
            names = "--observe",
            paramLabel = "on|off",
            description = "Observe new media 1 h, 6 h, 24 h, 72 h, 7 d and 30 d after posting; costs extra calls.")
    private @Nullable String observe;

    @Mixin
    private ChangeOptions options = new ChangeOptions();

    public EditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        CreatorEdit edit = edit();
        if (edit.equals(CreatorEdit.NONE)) {
            throw CommandFailure.usage(
                    "Nothing to change: give --niche, --notes, --tag, --untag, --tier or --observe.");
        }
        List<String> ids = selection.ids(session);
        ObserverSwitch observers = new ObserverSwitch(session, edit.observe());
        if (!options.planned()) {
            observers.prepare();
        }
        options.apply(session, (staff, requester) -> staff.edit(ids, edit, requester));
        if (!options.planned()) {
            observers.follow(ids);
        }
        observers.tellCost(ids);
        return ExitCode.DONE.code();
    }

    private CreatorEdit edit() {
        String wantedTier = tier == null ? null : tier.toLowerCase(Locale.ROOT);
        if (wantedTier != null && !TIERS.contains(wantedTier)) {
            throw CommandFailure.usage("--tier is hot, normal or slow, not '" + tier + "'.");
        }
        return new CreatorEdit(
                edit(niche),
                edit(notes),
                new HashSet<>(tags),
                new HashSet<>(untags),
                wantedTier,
                null,
                wanted(observe));
    }

    private static @Nullable Boolean wanted(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw CommandFailure.usage("--observe is on or off, not '" + word + "'.");
        };
    }

    private static Edit edit(@Nullable String text) {
        if (text == null) {
            return new Edit.Keep();
        }
        return text.isBlank() ? new Edit.Clear() : new Edit.Set(text.strip());
    }
}
