package dev.creatorflow.activities.media.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a file could not be had. Every kind says by {@link #remedy} what can still help. */
public sealed interface MediaFailure {
    /** What can help a file that failed. */
    enum Remedy {
        /** The same link later. */
        LATER,
        /** Another link to the same file; this one is dead. */
        FRESH_LINK,
        /** Nothing that happens by itself. */
        NONE
    }

    /** Name as {@code media_objects.failure_kind} has it; never renamed after release. */
    String kind();

    /** One sentence for staff, without the link's signature. */
    String sentence();

    Remedy remedy();

    /** The signed link is no longer honoured: 403, 404 or 410. */
    record Expired(SourceLink link, int status) implements MediaFailure {
        @Override
        public String kind() {
            return "LINK_EXPIRED";
        }

        @Override
        public String sentence() {
            return link + " answered " + status + ": the link is no longer honoured.";
        }

        @Override
        public Remedy remedy() {
            return Remedy.FRESH_LINK;
        }
    }

    /** What stands in the row is no address that can be asked at all: only another answer of the upstream can bring one. */
    record BadLink() implements MediaFailure {
        @Override
        public String kind() {
            return "BAD_LINK";
        }

        @Override
        public String sentence() {
            return "The link the upstream gave is no web address.";
        }

        @Override
        public Remedy remedy() {
            return Remedy.FRESH_LINK;
        }
    }

    /**
     * The bytes are not what was asked for: a page of HTML, a picture in place of a video, a broken file.
     *
     * @param found what they are
     */
    record WrongType(SourceLink link, String found) implements MediaFailure {
        @Override
        public String kind() {
            return "WRONG_TYPE";
        }

        @Override
        public String sentence() {
            return link + " did not deliver the file: " + found + ".";
        }

        @Override
        public Remedy remedy() {
            return Remedy.LATER;
        }
    }

    /** The file ended early, and could not be gone on with. */
    record Truncated(SourceLink link, String where) implements MediaFailure {
        @Override
        public String kind() {
            return "TRUNCATED";
        }

        @Override
        public String sentence() {
            return link + " delivered a part of the file only: " + where + ".";
        }

        @Override
        public Remedy remedy() {
            return Remedy.LATER;
        }
    }

    /** @param bound the most bytes a file of its kind may have */
    record TooLarge(SourceLink link, long bound) implements MediaFailure {
        @Override
        public String kind() {
            return "TOO_LARGE";
        }

        @Override
        public String sentence() {
            return link + " is larger than the " + (bound >> 20) + " MB a file of its kind may have.";
        }

        @Override
        public Remedy remedy() {
            return Remedy.NONE;
        }
    }

    /**
     * The link, or an address behind it, may not be asked at all.
     *
     * @param why completes "… is not fetched: "
     */
    record Refused(SourceLink link, String why) implements MediaFailure {
        @Override
        public String kind() {
            return "REFUSED";
        }

        @Override
        public String sentence() {
            return link + " is not fetched: " + why + ".";
        }

        @Override
        public Remedy remedy() {
            return Remedy.NONE;
        }
    }

    /**
     * The CDN did not deliver: a fault of its own, silence, no connection.
     *
     * @param retryAfter how long it asks to be left alone; null where it does not say
     */
    record Unavailable(
            SourceLink link, String why, @Nullable Duration retryAfter) implements MediaFailure {
        @Override
        public String kind() {
            return "UNAVAILABLE";
        }

        @Override
        public String sentence() {
            return link + " " + why + ".";
        }

        @Override
        public Remedy remedy() {
            return Remedy.LATER;
        }
    }
}
