package dev.creatorflow.activities.instagram;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The key of a medium.
 *
 * <p>The provider's numeric {@code pk} has gone through a JavaScript double (recorded: …596500 for …596724), so a JSON number is never taken.
 * Trusted are, in this order: {@code id} before its underscore, {@code strong_id__} likewise, {@code pk} if it is text, and the shortcode,
 * which is the same number in base 64.
 *
 * @param pk its digits
 * @param delivered the {@code pk_ownerId} text it was read from; null where it was read from something else
 * @param ownerId what follows the underscore: the owner, which on co-authored media may not be the account asked for
 */
record MediaKey(
        String pk, @Nullable String delivered, @Nullable String ownerId) {
    private static final String SHORTCODE_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /** 11 characters hold 64 bits; the longer codes of private media carry more than the key. */
    private static final int LONGEST_SHORTCODE = 11;

    /** Media keys carry their time in the upper bits, so that real ones are never this short. */
    private static final int SHORTEST_DECODED = 10;

    /** The medium's own key; its wrapper, which has ids of its own kind, is asked only where the medium has none. */
    static @Nullable MediaKey of(Fields medium) {
        MediaKey own = among(medium.unwrapped());
        return own == null ? among(medium) : own;
    }

    private static @Nullable MediaKey among(Fields medium) {
        for (String name : new String[] {"id", "strong_id__"}) {
            MediaKey key = ofText(medium.get(name).textValue());
            if (key != null) {
                return key;
            }
        }
        String pk = medium.get("pk").isTextual() ? Fields.id(medium.get("pk")) : null;
        if (pk == null) {
            pk = ofShortcode(medium.get("code").textValue());
        }
        if (pk == null) {
            pk = ofShortcode(medium.get("shortcode").textValue());
        }
        return pk == null ? null : new MediaKey(pk, null, null);
    }

    /** The key of a carousel's child. Its shortcode, where it has one, is its parent's. */
    static @Nullable String ofChild(Fields child) {
        for (String name : new String[] {"id", "strong_id__", "pk"}) {
            MediaKey key = ofText(child.get(name).textValue());
            if (key != null) {
                return key.pk;
            }
        }
        return null;
    }

    private static @Nullable MediaKey ofText(@Nullable String id) {
        if (id == null) {
            return null;
        }
        int underscore = id.indexOf('_');
        if (underscore < 0) {
            String pk = Fields.idText(id);
            return pk == null ? null : new MediaKey(pk, null, null);
        }
        String pk = Fields.idText(id.substring(0, underscore));
        String owner = Fields.idText(id.substring(underscore + 1));
        return pk == null ? null : new MediaKey(pk, owner == null ? null : id, owner);
    }

    static @Nullable String ofShortcode(@Nullable String code) {
        if (code == null || code.isEmpty() || code.length() > LONGEST_SHORTCODE) {
            return null;
        }
        BigInteger pk = BigInteger.ZERO;
        for (int i = 0; i < code.length(); i++) {
            int digit = SHORTCODE_ALPHABET.indexOf(code.charAt(i));
            if (digit < 0) {
                return null;
            }
            pk = pk.shiftLeft(6).or(BigInteger.valueOf(digit));
        }
        String digits = pk.toString();
        return digits.length() < SHORTEST_DECODED ? null : Fields.idText(digits);
    }
}
