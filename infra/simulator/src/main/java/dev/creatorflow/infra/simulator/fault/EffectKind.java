package dev.creatorflow.infra.simulator.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The ways to spoil an answer. In rules they are written in lower case with hyphens. */
public enum EffectKind {
    // Instead of the answer, from the API as from the CDN.
    /** Another status ({@code status}, {@code retryAfter}, {@code text}). */
    STATUS(Scope.BOTH, false),
    /** Silence for a time ({@code for}), then the connection ends. */
    HANG(Scope.BOTH, false),
    RESET(Scope.BOTH, false),
    /** A web page ({@code status}, 200 unless given); from the CDN under the file's own content type. */
    HTML(Scope.BOTH, false),

    // The true answer, sent badly.
    /** Later by {@code for}. */
    LATENCY(Scope.BOTH, true),
    /** Half of the announced length, then the connection is cut. */
    TRUNCATED_BODY(Scope.BOTH, false),
    /** {@code bytes} of blanks behind it. */
    HUGE(Scope.BOTH, false),
    /** At {@code bytes} a second. */
    SLOW(Scope.BOTH, true),

    // Instead of the answer, API only.
    /** The market place's text for a used-up month, with status 429 unless given. */
    MONTHLY_QUOTA(Scope.API, false),
    /** Instagram's own 401: a login wall that looks like a rate limit. */
    LOGIN_WALL(Scope.API, false),
    /** Status 200 with {@code "status": "fail"}. */
    FAIL(Scope.API, false),
    /** Status 200 with {@code "status": false}. */
    STATUS_FALSE(Scope.API, false),
    /** Status 200 with {@code errors} and {@code "status": "ok"}. */
    GENERIC_ERROR(Scope.API, false),
    /** Status 200 with a user of null. */
    USER_NULL(Scope.API, false),
    /** JSON that ends in the middle, of the announced length. */
    TRUNCATED_JSON(Scope.API, false),
    /** A small compressed body of {@code bytes} when unpacked. */
    GZIP_BOMB(Scope.API, false),

    // Pages that are well-formed and wrong.
    /** No items although more are available. */
    EMPTY_PAGE(Scope.API, false),
    /** The cursor that was sent comes back; on a first page nothing changes. */
    REPEAT_CURSOR(Scope.API, false),
    /** More available, and null as cursor. */
    NULL_CURSOR(Scope.API, false),
    /** The third page and all later ones lead back to the second. */
    LOOP_CURSOR(Scope.API, false),
    /** The items are missing altogether. */
    NO_ITEMS(Scope.API, false),

    // Pages that are right but odd: a good reader takes what is good in them.
    /** The documented {@code {"status": 200, "body": …}} around it. */
    ENVELOPE(Scope.API, true),
    /** The other endpoint's way of paging. */
    SWAP_PAGING(Scope.API, true),
    /** The first item again at the end. */
    DUPLICATE_ITEM(Scope.API, true),
    /** A NUL character in the first caption. */
    NUL_CAPTION(Scope.API, true),
    /** Half of a surrogate pair in the first caption. */
    LONE_SURROGATE(Scope.API, true),
    /** Numbers beyond 64 bits, years beyond 10,000 and negative counts in the first three items. */
    OUT_OF_RANGE(Scope.API, true),
    /** The first item without any key. */
    KEYLESS_ITEM(Scope.API, true),
    /** {@code field} missing from all items, or from the profile. */
    DROP_FIELD(Scope.API, true),
    /** {@code field} a text in all items, or in the profile. */
    RETYPE_FIELD(Scope.API, true),

    // CDN only.
    /** To {@code url}. */
    REDIRECT(Scope.CDN, false),
    /** Of the right length, with wrong bytes from the middle on. */
    CORRUPT(Scope.CDN, false);

    private enum Scope {
        API,
        CDN,
        BOTH
    }

    private final Scope scope;
    private final boolean good;

    EffectKind(Scope scope, boolean good) {
        this.scope = scope;
        this.good = good;
    }

    /** Whether a correct client has what it asked for once this is delivered. */
    public boolean good() {
        return good;
    }

    /** Whether answers of that target ({@code cdn} or anything of the API) can be spoilt in this way. */
    boolean fits(String target) {
        return scope == Scope.BOTH || (scope == Scope.CDN) == target.equals("cdn");
    }

    /** The name in rules, such as {@code empty-page}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of a name.
     *
     * @throws IllegalArgumentException naming all kinds
     */
    static EffectKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The fault effect \"" + label + "\" is none of: "
                        + Arrays.stream(values()).map(EffectKind::label).collect(Collectors.joining(", ")) + "."));
    }
}
