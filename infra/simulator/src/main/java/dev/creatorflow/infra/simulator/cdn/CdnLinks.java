package dev.creatorflow.infra.simulator.cdn;

import dev.creatorflow.infra.simulator.population.Dice;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Signed links. Like the real ones they carry their expiry ({@code oe}, hexadecimal Unix seconds, one to four days
 * ahead) and a signature ({@code oh}) over path and expiry, beside much that nobody needs.
 */
public final class CdnLinks {
    private static final int FIRST_EXPIRY_HOURS = 30;
    private static final int LAST_EXPIRY_HOURS = 96;
    private static final int NOISE_LENGTH = 8_192;
    private static final String NOISE = noise();

    private final long seed;
    private final String base;

    /** Links below {@code base}, such as {@code http://127.0.0.1:8080}. */
    public CdnLinks(long seed, String base) {
        this.seed = seed;
        this.base = base;
    }

    public String base() {
        return base;
    }

    /** The link of an asset as given out at an instant; links of the same hour are equal. */
    public String link(Asset asset, Instant at) {
        String path = asset.path();
        long salt = path.hashCode();
        long life = Dice.between(salt, FIRST_EXPIRY_HOURS, LAST_EXPIRY_HOURS);
        long hour = Math.floorDiv(at.getEpochSecond(), 3_600);
        String expiry = HexFormat.of().withUpperCase().toHexDigits((hour + life) * 3_600, 8);
        return base + path + "?stp=dst-jpg_e15_p480x480_tt6&_nc_cat=" + Dice.between(salt + 1, 100, 111)
                + "&ccb=1-7&_nc_sid=58cdad&efg=eyJ2ZW5jb2RlX3RhZyI6InhwaWRzLjY0MHgxMTM2LnNkci5DMyJ9&_nc_ohc="
                + token(salt + 2, 23) + "&_nc_oc=" + token(salt + 3, 67)
                + "&_nc_ad=z-m&_nc_cid=0&_nc_zt=23&_nc_ht=scontent-cdg4-2.cdninstagram.com&_nc_gid="
                + token(salt + 4, 22) + "&oh=" + signature(path, expiry) + "&oe=" + expiry;
    }

    /** Whether the signature belongs to the path and its expiry. */
    boolean signed(String path, String expiry, String signature) {
        return signature(path, expiry).equals(signature);
    }

    private String signature(String path, String expiry) {
        long salt = Dice.hash(seed, 53, path.hashCode(), path.length(), expiry.hashCode());
        return "00_Af" + HexFormat.of().toHexDigits(salt) + token(salt, 29);
    }

    /** Letters and digits that mean nothing: some place in a long row of them. */
    private static String token(long salt, int length) {
        int place = Dice.below(salt, NOISE.length() - length);
        return NOISE.substring(place, place + length);
    }

    private static String noise() {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        StringBuilder noise = new StringBuilder(NOISE_LENGTH);
        for (int place = 0; place < NOISE_LENGTH; place++) {
            noise.append(letters.charAt(Dice.below(place, letters.length())));
        }
        return noise.toString();
    }
}
