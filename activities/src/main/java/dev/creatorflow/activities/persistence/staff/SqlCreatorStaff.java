package dev.creatorflow.activities.persistence.staff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.creatorflow.activities.persistence.Database;
import dev.creatorflow.activities.persistence.Statements;
import dev.creatorflow.activities.persistence.staff.CreatorStaffMapper.EditRow;
import dev.creatorflow.activities.persistence.staff.CreatorStaffMapper.Entry;
import dev.creatorflow.activities.persistence.staff.CreatorStaffMapper.Result;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@link CreatorStaff} in SQL. */
final class SqlCreatorStaff implements CreatorStaff {
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    /** Instagram allows 30 characters; older systems stored longer ones too. */
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_.]{1,60}");

    /** Rows of one transaction: an import of many is kept in steps, and repeating it is harmless. */
    private static final int CHUNK = 1_000;

    private final Database database;
    private final Clock clock;
    /** The transaction everything happens in; null where each change has one of its own. */
    private final @Nullable Statements shared;

    SqlCreatorStaff(Database database, Clock clock) {
        this(database, clock, null);
    }

    private SqlCreatorStaff(Database database, Clock clock, @Nullable Statements shared) {
        this.database = database;
        this.clock = clock;
        this.shared = shared;
    }

    @Override
    public Rehearsal rehearse(Function<CreatorStaff, Changed> change) {
        return database.rehearsal(statements -> {
            Changed changed = change.apply(new SqlCreatorStaff(database, clock, statements));
            return new Rehearsal(
                    changed, statements.mapper(CreatorStaffMapper.class).differences());
        });
    }

    private <R> R inTransaction(Function<Statements, R> work) {
        return shared == null ? database.transaction(work) : work.apply(shared);
    }

    @Override
    public Changed importKnown(List<KnownCreator> creators, boolean approved, Requester by) {
        List<KnownCreator> checked = checked(creators);
        List<Result> results = new ArrayList<>();
        for (int from = 0; from < checked.size(); from += CHUNK) {
            String rows = json(checked.subList(from, Math.min(from + CHUNK, checked.size())));
            results.addAll(inTransaction(statements -> {
                CreatorStaffMapper staff = statements.mapper(CreatorStaffMapper.class);
                Entry entry = entry(by);
                staff.releaseHandles(rows, entry);
                return staff.store(rows, approved, "import", "import", entry);
            }));
        }
        return changed(results, List.of());
    }

    @Override
    public Changed add(KnownCreator creator, Requester by) {
        List<KnownCreator> checked = checked(List.of(creator));
        String rows = json(checked);
        List<String> ids = List.of(checked.getFirst().igUserId());
        return inTransaction(statements -> {
            CreatorStaffMapper staff = statements.mapper(CreatorStaffMapper.class);
            Entry entry = entry(by);
            staff.releaseHandles(rows, entry);
            boolean stored = staff.store(rows, true, "manual_add", "add", entry)
                    .getFirst()
                    .changed();
            boolean approved = staff.review(ids, Review.APPROVED.stored(), "approve", entry)
                    .getFirst()
                    .changed();
            return changed(List.of(new Result(ids.getFirst(), stored || approved)), List.of());
        });
    }

    @Override
    public Changed review(List<String> igUserIds, Review review, Requester by) {
        String action = switch (review) {
            case APPROVED -> "approve";
            case REJECTED -> "reject";
            case PENDING -> "unreview";
        };
        List<Result> results = inTransaction(statements ->
                statements.mapper(CreatorStaffMapper.class).review(igUserIds, review.stored(), action, entry(by)));
        return changed(results, igUserIds);
    }

    @Override
    public Changed edit(List<String> igUserIds, CreatorEdit edit, Requester by) {
        EditRow row = new EditRow(
                !(edit.niche() instanceof CreatorEdit.Edit.Keep),
                text(edit.niche()),
                !(edit.notes() instanceof CreatorEdit.Edit.Keep),
                text(edit.notes()),
                !edit.addTags().isEmpty() || !edit.removeTags().isEmpty(),
                List.copyOf(edit.addTags()),
                List.copyOf(edit.removeTags()),
                edit.refreshTier(),
                edit.paused(),
                edit.observe());
        List<Result> results = inTransaction(
                statements -> statements.mapper(CreatorStaffMapper.class).edit(igUserIds, row, entry(by)));
        return changed(results, igUserIds);
    }

    /** A text that is only white space is no text. */
    private static @Nullable String text(CreatorEdit.Edit edit) {
        return edit instanceof CreatorEdit.Edit.Set set && !set.value().isBlank()
                ? set.value().strip()
                : null;
    }

    private Entry entry(Requester by) {
        return new Entry(by.name(), by.reason(), clock.instant());
    }

    /** One per id, the last one given; refuses what cannot be stored, naming it. */
    private static List<KnownCreator> checked(List<KnownCreator> creators) {
        Map<String, KnownCreator> byId = new LinkedHashMap<>();
        for (KnownCreator creator : creators) {
            String handle = Handles.plain(creator.username());
            if (!ID.matcher(creator.igUserId()).matches()
                    || !HANDLE.matcher(handle).matches()) {
                throw new IllegalArgumentException(
                        "'" + creator.igUserId() + "' with the handle '" + creator.username()
                                + "' is no Instagram account: an id has digits only, a handle letters, digits, dots and underscores");
            }
            byId.put(creator.igUserId(), new KnownCreator(creator.igUserId(), handle, creator.niche()));
        }
        refuseSharedHandles(byId.values());
        return List.copyOf(byId.values());
    }

    private static void refuseSharedHandles(Collection<KnownCreator> creators) {
        Map<String, String> ids = new HashMap<>();
        for (KnownCreator creator : creators) {
            String other = ids.put(creator.username().toLowerCase(Locale.ROOT), creator.igUserId());
            if (other != null) {
                throw new IllegalArgumentException("The handle '" + creator.username() + "' is given for two accounts, "
                        + other + " and " + creator.igUserId());
            }
        }
    }

    private static String json(List<KnownCreator> creators) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        creators.forEach(creator -> {
            String niche = creator.niche();
            rows.addObject()
                    .put("ig_user_id", creator.igUserId())
                    .put("username", creator.username())
                    .put("niche", niche == null || niche.isBlank() ? null : niche.strip());
        });
        return rows.toString();
    }

    private static Changed changed(List<Result> results, List<String> asked) {
        Set<String> unknown = new LinkedHashSet<>(asked);
        List<String> changed = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (Result result : results) {
            unknown.remove(result.igUserId());
            (result.changed() ? changed : unchanged).add(result.igUserId());
        }
        return new Changed(changed, unchanged, List.copyOf(unknown));
    }
}
