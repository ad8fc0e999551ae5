package dev.creatorflow.activities.objectstore;

import java.util.regex.Pattern;

/**
 * Where bytes are kept: under their own digest, so that the same bytes have one place and a place never changes its bytes.
 *
 * @param sha256 lower-case hex
 * @param extension file extension without the dot
 */
public record ContentAddress(String sha256, String extension) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{2,5}");

    public ContentAddress {
        if (!SHA256.matcher(sha256).matches() || !EXTENSION.matcher(extension).matches()) {
            throw new IllegalArgumentException("No content address: " + sha256 + "." + extension);
        }
    }

    /** {@code media/<first two of sha256>/<sha256>.<extension>}: nothing of an upstream's text is in it. */
    public String key() {
        return "media/" + sha256.substring(0, 2) + "/" + sha256 + "." + extension;
    }
}
