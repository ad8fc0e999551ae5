package dev.creatorflow.workflows.instagram.model;

/** What a medium is made of. {@code upstreamCode} is the provider's {@code media_type}. */
public enum MediaForm {
    PHOTO(1),
    VIDEO(2),
    CAROUSEL(8);

    private final int upstreamCode;

    MediaForm(int upstreamCode) {
        this.upstreamCode = upstreamCode;
    }

    public int upstreamCode() {
        return upstreamCode;
    }
}
