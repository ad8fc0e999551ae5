package dev.creatorflow.infra.simulator.population;

/** The forms of a posting, with the provider's numbers for them. */
public enum MediumKind {
    REEL(2, "clips"),
    PHOTO(1, "feed"),
    CAROUSEL(8, "carousel_container"),
    /** A plain video of the feed, as before reels existed: in no reels page, so its plays are never delivered. */
    FEED_VIDEO(2, "feed");

    private final int mediaType;
    private final String productType;

    MediumKind(int mediaType, String productType) {
        this.mediaType = mediaType;
        this.productType = productType;
    }

    /** 1 photo, 2 video, 8 carousel. */
    public int mediaType() {
        return mediaType;
    }

    public String productType() {
        return productType;
    }

    public boolean video() {
        return mediaType == 2;
    }
}
