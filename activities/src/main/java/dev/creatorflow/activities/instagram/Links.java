package dev.creatorflow.activities.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.creatorflow.activities.instagram.Drift.Kind;
import dev.creatorflow.activities.text.SafeText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Links out of upstream text. Anything but http and https could be made to run or to read something, so it counts as not delivered. */
final class Links {
    private static final int LONGEST = 8192;

    private Links() {}

    /** The link; null where there is none or it cannot be used. */
    static @Nullable String web(JsonNode value, String name, DriftCounter drift) {
        if (!value.isTextual()) {
            if (!value.isMissingNode() && !value.isNull()) {
                drift.found(name, Kind.RETYPED);
            }
            return null;
        }
        String link = value.textValue().strip();
        if (link.isEmpty()) {
            return null;
        }
        if (!isWeb(link)) {
            drift.found(name, Kind.OUT_OF_RANGE);
            return null;
        }
        return link;
    }

    private static boolean isWeb(String link) {
        String start = link.substring(0, Math.min(8, link.length())).toLowerCase(Locale.ROOT);
        int host = start.startsWith("https://") ? 8 : start.startsWith("http://") ? 7 : -1;
        return host > 0
                && link.length() > host
                && link.length() <= LONGEST
                && link.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))
                && SafeText.of(link).equals(link);
    }
}
