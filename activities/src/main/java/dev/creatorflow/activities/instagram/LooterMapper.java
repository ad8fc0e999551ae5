package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Maps the provider's answers to domain records. Pure functions of the body and, for a page, of what is known around it; the same body gives
 * the same records at any time, so that stored answers can be mapped again. Safe for many threads at once.
 *
 * <p>Unknown fields are counted and otherwise ignored; a field that cannot be read is null. Text comes out without U+0000 and lone
 * surrogates. No id is ever taken from a JSON number that a double could have damaged.
 */
public final class LooterMapper {
    /** What a profile answer says. Never throws: a body that is no JSON is Unreadable. */
    public ProfileLookup mapProfile(byte[] body) {
        JsonNode answer;
        try {
            answer = LooterShape.unwrapped(LooterJson.tree(body));
        } catch (UnreadableBodyException e) {
            return new ProfileLookup.Unreadable(String.valueOf(e.getMessage()));
        }
        if (!answer.isObject()) {
            return new ProfileLookup.Unreadable("The profile answer is no JSON object.");
        }
        if (AnswerText.saysNoSuchAccount(answer)) {
            return new ProfileLookup.NotFound();
        }
        DriftCounter drift = new DriftCounter();
        drift.observe();
        JsonNode user = LooterShape.profile(answer);
        KnownFields.PROFILE.countUnknown(user, drift);
        return new ProfileMapping(user, drift).map();
    }

    /**
     * A page's cursor and number of entries, without mapping them.
     *
     * @throws UnreadableBodyException where the body is no page of any known shape
     */
    public PageHead readHead(Stream stream, byte[] body) {
        return LooterShape.head(page(stream, LooterShape.unwrapped(LooterJson.skeleton(body))));
    }

    /** Like {@link #mapPage(Stream, byte[], PageContext)} with nothing known around it. */
    public MappedPage mapPage(Stream stream, byte[] body) {
        return mapPage(stream, body, PageContext.UNKNOWN);
    }

    /**
     * A page's media. An entry that cannot be mapped is among the rejected ones and costs no other.
     *
     * @throws UnreadableBodyException where the body is no page of any known shape
     */
    public MappedPage mapPage(Stream stream, byte[] body, PageContext context) {
        JsonNode entries = LooterShape.entries(page(stream, LooterShape.unwrapped(LooterJson.tree(body))));
        List<MediaItem> items = new ArrayList<>();
        List<RejectedItem> rejected = new ArrayList<>();
        DriftCounter drift = new DriftCounter();
        MediaMapping mapping = new MediaMapping(stream, context, drift);
        for (int index = 0; entries != null && index < entries.size(); index++) {
            add(entries.get(index), index, mapping, drift, items, rejected);
        }
        return new MappedPage(items, rejected, drift.result());
    }

    /**
     * The accounts suggested beside another one; one without an id or a username is left out. Empty as well where the provider knows no such
     * account.
     *
     * @throws UnreadableBodyException where the body is no such list
     */
    public List<RelatedAccount> mapRelated(byte[] body) {
        return mapRelatedList(body).accounts();
    }

    /** Like {@link #mapRelated}, and whether the provider knows the account at all. */
    RelatedList mapRelatedList(byte[] body) {
        JsonNode answer = LooterShape.unwrapped(LooterJson.tree(body));
        JsonNode edges =
                LooterShape.profile(answer).path("edge_related_profiles").path("edges");
        if (!edges.isArray() && !AnswerText.saysNoSuchAccount(answer)) {
            throw new UnreadableBodyException("The answer is no list of related profiles in any known shape.");
        }
        DriftCounter drift = new DriftCounter();
        List<RelatedAccount> accounts = new ArrayList<>();
        for (JsonNode edge : edges) {
            Fields node = new Fields(edge.path("node"), drift);
            String id = CreditMapping.userId(edge.path("node"));
            String username = node.shortText("username", ProfileMapping.LONGEST_NAME);
            if (id != null && username != null) {
                accounts.add(new RelatedAccount(
                        id,
                        username,
                        node.text("full_name"),
                        node.flag("is_private"),
                        node.flag("is_verified"),
                        Links.web(node.get("profile_pic_url"), "profile_pic_url", drift)));
            }
        }
        return new RelatedList(edges.isArray(), accounts);
    }

    private static void add(
            JsonNode entry,
            int index,
            MediaMapping mapping,
            DriftCounter drift,
            List<MediaItem> items,
            List<RejectedItem> rejected) {
        if (!entry.isObject()) {
            rejected.add(rejection(entry, index, null, "The entry is no JSON object."));
            return;
        }
        drift.observe();
        Fields medium = mapping.fields(entry);
        medium.countUnknown(KnownFields.MEDIA);
        MediaKey key = MediaKey.of(medium);
        MediaMapping.Mapped mapped = mapping.map(medium, key);
        if (mapped.item() != null) {
            items.add(mapped.item());
        } else {
            rejected.add(rejection(entry, index, key == null ? null : key.pk(), String.valueOf(mapped.rejection())));
        }
    }

    private static RejectedItem rejection(JsonNode entry, int index, @Nullable String mediaPk, String reason) {
        return new RejectedItem(index, mediaPk, reason, SafeJson.snippet(entry));
    }

    private static JsonNode page(Stream stream, JsonNode answer) {
        if (!LooterShape.isPage(answer)) {
            throw new UnreadableBodyException("The answer is no page of " + (stream == Stream.REELS ? "reels" : "posts")
                    + " in any known shape: it has neither items nor paging.");
        }
        return answer;
    }
}
