package dev.creatorflow.activities.media.inspect;

import dev.creatorflow.activities.media.inspect.BoxFile.Box;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A video track's index: how its samples are coded and where they lie. */
final class SampleTable {
    private static final List<String> PATH = List.of("mdia", "minf", "stbl");

    private SampleTable() {}

    /**
     * The coding of the track between the positions, where it has samples and all of them begin inside the file. Empty where the index has no
     * samples, as in fragmented files, or is of a form that is not read here.
     */
    static Optional<String> coding(Bytes bytes, long from, long end) throws IOException, BrokenFileException {
        List<Box> boxes = BoxFile.boxes(bytes, from, end);
        for (String step : PATH) {
            Optional<Box> box = BoxFile.find(boxes, step);
            if (box.isEmpty()) {
                return Optional.empty();
            }
            boxes = BoxFile.boxes(bytes, box.get().content(), box.get().end());
        }
        Optional<Box> descriptions = BoxFile.find(boxes, "stsd");
        Optional<Box> sizes = BoxFile.find(boxes, "stsz");
        if (descriptions.isEmpty()
                || sizes.isEmpty()
                || bytes.u32(descriptions.get().content() + 4) == 0
                || bytes.u32(sizes.get().content() + 8) == 0) {
            return Optional.empty();
        }
        requireInside(bytes, boxes, "stco", 4);
        requireInside(bytes, boxes, "co64", 8);
        // Behind version, flags and count: size and type of the first description.
        return Optional.of(bytes.text(descriptions.get().content() + 12, 4));
    }

    /** Offsets rise in every file that is written front to back: the last one says whether the end is there. */
    private static void requireInside(Bytes bytes, List<Box> boxes, String type, int width)
            throws IOException, BrokenFileException {
        Optional<Box> offsets = BoxFile.find(boxes, type);
        if (offsets.isEmpty()) {
            return;
        }
        long count = bytes.u32(offsets.get().content() + 4);
        if (count > 0) {
            long place = offsets.get().content() + 8 + (count - 1) * width;
            long last = width == 4 ? bytes.u32(place) : bytes.u64(place);
            if (last < 0 || last >= bytes.size()) {
                throw BrokenFileException.cutOff("its last samples lie behind its end");
            }
        }
    }
}
