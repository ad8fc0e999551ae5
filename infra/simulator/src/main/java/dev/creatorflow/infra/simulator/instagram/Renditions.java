package dev.creatorflow.infra.simulator.instagram;

import dev.creatorflow.infra.simulator.cdn.Asset;
import dev.creatorflow.infra.simulator.population.Dice;
import dev.creatorflow.infra.simulator.population.Medium;
import dev.creatorflow.infra.simulator.population.MediumKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which files a medium has, and in which sizes each endpoint offers them. */
public final class Renditions {
    private static final int TALL = 1778;
    private static final int PORTRAIT = 1250;
    private static final int PHOTO = 1333;

    private Renditions() {}

    /**
     * One file worth keeping.
     *
     * @param role photo, video, cover, slide_photo, slide_video or slide_cover
     * @param slide the carousel child it belongs to, or null
     * @param part the name in {@link Asset#part}
     */
    public record Slot(String role, Medium.@Nullable Slide slide, String part) {}

    /** Every file of a medium; a carousel's own picture is that of its first child and no file of its own. */
    public static List<Slot> slots(Medium medium) {
        if (medium.kind() == MediumKind.PHOTO) {
            return List.of(new Slot("photo", null, "photo"));
        }
        if (medium.kind() != MediumKind.CAROUSEL) {
            return List.of(new Slot("video", null, "video"), new Slot("cover", null, "cover"));
        }
        List<Slot> slots = new ArrayList<>();
        for (Medium.Slide slide : medium.slides()) {
            slots.add(new Slot(slide.video() ? "slide_cover" : "slide_photo", slide, "s" + slide.place()));
            if (slide.video()) {
                slots.add(new Slot("slide_video", slide, "v" + slide.place()));
            }
        }
        return slots;
    }

    /** The renditions of a slot in the order the endpoint lists them; the largest is not always the first. */
    public static List<Asset> of(Medium medium, Slot slot, Dialect dialect) {
        return slot.part().startsWith("v")
                ? videos(medium, slot.part(), dialect)
                : images(medium, slot.part(), dialect);
    }

    static List<Asset> images(Medium medium, String part, Dialect dialect) {
        long salt = Dice.hash(medium.pk(), part.hashCode());
        if (medium.kind() == MediumKind.REEL) {
            // Seen in recorded bodies: the feed offers only a thumbnail of a reel's cover.
            List<Integer> widths = dialect == Dialect.FEED
                    ? List.of(240)
                    : Dice.chance(salt, 0.3) ? List.of(240, 640, 480) : List.of(480);
            return assets(medium, part, widths, TALL);
        }
        int ratio = medium.kind() == MediumKind.FEED_VIDEO ? PORTRAIT : PHOTO;
        List<Integer> widths = switch (Dice.below(salt + 1, 6)) {
            case 0 -> List.of(240, 720);
            case 1 -> List.of(240, 1080, 720);
            case 2 -> List.of(1080, 720, 240);
            default -> List.of(720, 240);
        };
        return assets(medium, part, widths, ratio);
    }

    static List<Asset> videos(Medium medium, String part, Dialect dialect) {
        boolean tall = medium.kind() == MediumKind.REEL;
        int width = tall && dialect == Dialect.REELS ? 480 : 720;
        return assets(medium, part, List.of(width), tall ? TALL : PORTRAIT);
    }

    /** The widest of some renditions. */
    public static Asset widest(List<Asset> assets) {
        Asset widest = assets.getFirst();
        for (Asset asset : assets) {
            widest = asset.width() > widest.width() ? asset : widest;
        }
        return widest;
    }

    private static List<Asset> assets(Medium medium, String part, List<Integer> widths, int heightPerMille) {
        return widths.stream()
                .map(width -> new Asset(medium.owner(), medium.number(), part, width, width * heightPerMille / 1000))
                .toList();
    }
}
