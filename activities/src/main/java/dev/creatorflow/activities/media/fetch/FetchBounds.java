package dev.creatorflow.activities.media.fetch;

import java.time.Duration;

/**
 * How much and how long one file may take.
 *
 * @param pictureBytes most bytes of a picture
 * @param videoBytes most bytes of a video
 * @param pictureDeadline longest a picture may take, over all redirects and resumptions
 * @param videoDeadline longest a video may take
 * @param silence longest pause between two packets
 */
public record FetchBounds(
        long pictureBytes, long videoBytes, Duration pictureDeadline, Duration videoDeadline, Duration silence) {

    /** Instagram's pictures are under 2 MB and its longest videos (an hour) under 700 MB. */
    public static final FetchBounds USUAL =
            new FetchBounds(32L << 20, 1L << 30, Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofSeconds(20));

    long bytes(boolean video) {
        return video ? videoBytes : pictureBytes;
    }

    Duration deadline(boolean video) {
        return video ? videoDeadline : pictureDeadline;
    }
}
