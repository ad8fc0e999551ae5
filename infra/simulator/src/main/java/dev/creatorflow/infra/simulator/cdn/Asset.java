package dev.creatorflow.infra.simulator.cdn;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rendition of one picture or video; its path says all, so that the CDN needs no table.
 *
 * @param owner index of the account
 * @param number the posting, or the version of a profile picture
 * @param part {@code cover}, {@code photo}, {@code video}, {@code pic}, or {@code s0}/{@code v0}… for a slide's picture
 *     and video
 * @param width as the candidate declares it; the stored picture is smaller, see {@link MediaBytes}
 */
public record Asset(int owner, int number, String part, int width, int height) {
    private static final Pattern PATH =
            Pattern.compile("/cdn/.*/(\\d{1,9})_(\\d{1,9})_([a-z]+\\d{0,2})_(\\d{1,4})x(\\d{1,4})_n\\.(jpg|mp4)");

    /** The link's path for this asset. */
    public String path() {
        String folder =
                part.equals("pic") ? "/cdn/v/t51.2885-19/" : video() ? "/cdn/o1/v/t2/f2/m86/" : "/cdn/v/t51.2885-15/";
        return folder + owner + "_" + number + "_" + part + "_" + width + "x" + height + "_n."
                + (video() ? "mp4" : "jpg");
    }

    public boolean video() {
        return part.charAt(0) == 'v';
    }

    /** The asset of a path, or empty when no asset has such a path. */
    public static Optional<Asset> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Asset asset = new Asset(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3),
                Integer.parseInt(matcher.group(4)),
                Integer.parseInt(matcher.group(5)));
        return asset.path().equals(path) ? Optional.of(asset) : Optional.empty();
    }
}
