package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.text.SafeText;
import dev.creatorflow.workflows.instagram.model.MediaCredit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom a medium names: its owner and its co-authors. */
final class CreditMapping {
    private static final int LONGEST_USERNAME = 100;
    private static final String[] USER_ID_NAMES = {"pk_id", "id", "strong_id__", "pk"};

    private CreditMapping() {}

    /**
     * The owner.
     *
     * @param ownerId from the medium's own id, where it says so: it decides, and the name is taken from whoever has that id
     */
    static @Nullable MediaCredit owner(Fields medium, @Nullable String ownerId) {
        MediaCredit user = credit(medium.get("user"));
        MediaCredit owner = credit(medium.get("owner"));
        if (ownerId == null) {
            return user == null ? owner : user;
        }
        for (MediaCredit named : new @Nullable MediaCredit[] {user, owner}) {
            if (named != null && named.igUserId().equals(ownerId) && named.username() != null) {
                return named;
            }
        }
        return everybody(medium).getOrDefault(ownerId, new MediaCredit(ownerId, null));
    }

    /** Every co-author once, without the owner. */
    static List<MediaCredit> coauthors(Fields medium, @Nullable MediaCredit owner) {
        Map<String, MediaCredit> coauthors = everybody(medium);
        if (owner != null) {
            coauthors.remove(owner.igUserId());
        }
        return List.copyOf(coauthors.values());
    }

    private static Map<String, MediaCredit> everybody(Fields medium) {
        Map<String, MediaCredit> credits = new LinkedHashMap<>();
        for (JsonNode producer : medium.list("coauthor_producers")) {
            MediaCredit credit = credit(producer);
            if (credit != null) {
                credits.putIfAbsent(credit.igUserId(), credit);
            }
        }
        return credits;
    }

    private static @Nullable MediaCredit credit(JsonNode user) {
        String id = userId(user);
        String username = user.path("username").textValue();
        boolean usable = username != null && !username.isBlank() && username.length() <= LONGEST_USERNAME;
        return id == null || username == null ? bare(id) : new MediaCredit(id, usable ? SafeText.of(username) : null);
    }

    private static @Nullable MediaCredit bare(@Nullable String id) {
        return id == null ? null : new MediaCredit(id, null);
    }

    /** The id of an account object; text first, since a number may be damaged. */
    static @Nullable String userId(JsonNode user) {
        for (String name : USER_ID_NAMES) {
            String id = user.path(name).isTextual() ? Fields.id(user.path(name)) : null;
            if (id != null) {
                return id;
            }
        }
        for (String name : USER_ID_NAMES) {
            String id = Fields.id(user.path(name));
            if (id != null) {
                return id;
            }
        }
        return null;
    }
}
