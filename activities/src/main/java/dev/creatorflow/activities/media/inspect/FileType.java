package dev.creatorflow.activities.media.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** A type of file that is kept, told by its first bytes. */
public enum FileType {
    JPEG("image/jpeg", "jpg", false),
    PNG("image/png", "png", false),
    GIF("image/gif", "gif", false),
    WEBP("image/webp", "webp", false),
    HEIC("image/heic", "heic", false),
    MP4("video/mp4", "mp4", true);

    /** Bytes from a file's start that suffice for {@link #of}. */
    public static final int HEAD = 16;

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
    private static final Set<String> MP4_BRANDS = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso8", "iso9", "mp41", "mp42", "mp4v", "avc1", "hvc1",
            "av01", "dash", "M4V ", "M4VP", "MSNV", "f4v ", "qt  ", "msdh", "cmfc");

    private final String contentType;
    private final String extension;
    private final boolean video;

    FileType(String contentType, String extension, boolean video) {
        this.contentType = contentType;
        this.extension = extension;
        this.video = video;
    }

    /** The type of a file that starts with these bytes; empty where it is none that is kept. */
    public static Optional<FileType> of(byte[] head) {
        if (starts(head, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (starts(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        return text.startsWith("ftyp", 4) && text.length() >= 12 ? ofBrand(text.substring(8, 12)) : Optional.empty();
    }

    private static Optional<FileType> ofBrand(String brand) {
        if (HEIC_BRANDS.contains(brand)) {
            return Optional.of(HEIC);
        }
        return MP4_BRANDS.contains(brand) ? Optional.of(MP4) : Optional.empty();
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    public String contentType() {
        return contentType;
    }

    /** Without the dot. */
    public String extension() {
        return extension;
    }

    public boolean video() {
        return video;
    }
}
