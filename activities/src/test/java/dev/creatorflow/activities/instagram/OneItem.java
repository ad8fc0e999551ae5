package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.instagram.Stream;
import dev.creatorflow.workflows.instagram.model.MediaItem;
import java.nio.charset.StandardCharsets;

/** Maps one entry, written with single quotes for readability. */
final class OneItem {
    static final String PK = "3722942542216596724";

    private OneItem() {}

    /** A video of account 42 with these fields besides its id and form. */
    static MediaItem video(String fields) {
        return with("'media_type':2," + fields);
    }

    /** A medium of account 42 with these fields besides its id. */
    static MediaItem with(String fields) {
        return entry("{'id':'" + PK + "_42'," + fields + "}");
    }

    static MediaItem entry(String entry) {
        return entry(Stream.POSTS, entry, PageContext.UNKNOWN);
    }

    static MediaItem entry(Stream stream, String entry, PageContext context) {
        MappedPage page = page(stream, entry, context);
        assertThat(page.rejected()).isEmpty();
        return page.items().getFirst();
    }

    static RejectedItem rejected(String entry) {
        MappedPage page = page(Stream.POSTS, entry, PageContext.UNKNOWN);
        assertThat(page.items()).isEmpty();
        return page.rejected().getFirst();
    }

    static Drift drift(String fields) {
        return page(Stream.POSTS, "{'id':'" + PK + "_42','media_type':2," + fields + "}", PageContext.UNKNOWN)
                .drift();
    }

    static MappedPage page(Stream stream, String entry, PageContext context) {
        return new LooterMapper().mapPage(stream, json("{'items':[" + entry + "]}"), context);
    }

    static byte[] json(String singleQuoted) {
        return singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
