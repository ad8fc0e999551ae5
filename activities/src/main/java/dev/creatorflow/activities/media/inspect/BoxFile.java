package dev.creatorflow.activities.media.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files made of nested boxes (ISO base media): MP4 and HEIC. Only box headers and the few boxes with dimensions are read. */
final class BoxFile {
    private static final int MOST_BOXES = 10_000;

    private BoxFile() {}

    /** @param end first byte behind the box */
    record Box(String type, long content, long end) {}

    static Inspected mp4(Bytes bytes) throws IOException, BrokenFileException {
        List<Box> top = boxes(bytes, 0, bytes.size());
        Box movie = require(top, "moov", "it has no index (moov)");
        if (find(top, "mdat").isEmpty() && find(top, "moof").isEmpty()) {
            throw BrokenFileException.cutOff("it has no picture data (mdat)");
        }
        List<Box> movieBoxes = boxes(bytes, movie.content(), movie.end());
        @Nullable Double duration = duration(bytes, movieBoxes);
        for (Box track : movieBoxes) {
            if (track.type().equals("trak")) {
                Optional<Inspected> video = videoTrack(bytes, track, duration);
                if (video.isPresent()) {
                    return video.get();
                }
            }
        }
        throw BrokenFileException.malformed("it has no video track");
    }

    private static @Nullable Double duration(Bytes bytes, List<Box> movie) throws IOException, BrokenFileException {
        Box header = require(movie, "mvhd", "its movie header is missing");
        boolean wide = bytes.u8(header.content()) == 1;
        long scale = bytes.u32(header.content() + (wide ? 20 : 12));
        long length = wide ? bytes.u64(header.content() + 24) : bytes.u32(header.content() + 16);
        return scale <= 0 || length <= 0 || length == 0xFFFF_FFFFL ? null : (double) length / scale;
    }

    /** Empty where the track is sound or subtitles: those have no dimensions. */
    private static Optional<Inspected> videoTrack(Bytes bytes, Box track, @Nullable Double duration)
            throws IOException, BrokenFileException {
        Box header = require(boxes(bytes, track.content(), track.end()), "tkhd", "a track has no header");
        int matrix = bytes.u8(header.content()) == 1 ? 52 : 40;
        long width = bytes.u32(header.content() + matrix + 36) >>> 16;
        long height = bytes.u32(header.content() + matrix + 40) >>> 16;
        if (width == 0 || height == 0) {
            return Optional.empty();
        }
        // Phones write the sensor's frame and a quarter turn: the matrix's first number is then 0.
        boolean turned = bytes.u32(header.content() + matrix) == 0;
        Inspected shown = PictureHeaders.picture(FileType.MP4, turned ? height : width, turned ? width : height);
        String coding = SampleTable.coding(bytes, track.content(), track.end()).orElse(null);
        return Optional.of(new Inspected(FileType.MP4, shown.width(), shown.height(), duration, coding));
    }

    static Inspected heic(Bytes bytes) throws IOException, BrokenFileException {
        List<Box> top = boxes(bytes, 0, bytes.size());
        Box meta = require(top, "meta", "its description (meta) is missing");
        Box properties =
                require(boxes(bytes, meta.content() + 4, meta.end()), "iprp", "its picture properties are missing");
        Box container = require(
                boxes(bytes, properties.content(), properties.end()), "ipco", "its picture properties are empty");
        long width = 0;
        long height = 0;
        for (Box property : boxes(bytes, container.content(), container.end())) {
            if (property.type().equals("ispe")) {
                // A picture in tiles has their size as well: the largest is the picture's.
                width = Math.max(width, bytes.u32(property.content() + 4));
                height = Math.max(height, bytes.u32(property.content() + 8));
            }
        }
        return PictureHeaders.picture(FileType.HEIC, width, height);
    }

    static List<Box> boxes(Bytes bytes, long from, long end) throws IOException, BrokenFileException {
        List<Box> boxes = new ArrayList<>();
        long position = from;
        while (position + 8 <= end) {
            long size = bytes.u32(position);
            String type = bytes.text(position + 4, 4);
            int header = size == 1 ? 16 : 8;
            if (size == 1) {
                size = bytes.u64(position + 8);
            } else if (size == 0) {
                size = end - position;
            }
            if (size < header || boxes.size() == MOST_BOXES) {
                throw BrokenFileException.malformed("its box '" + printable(type) + "' has no possible size");
            }
            if (size > end - position) {
                throw BrokenFileException.cutOff("its box '" + printable(type) + "' ends behind the file");
            }
            boxes.add(new Box(type, position + header, position + size));
            position += size;
        }
        return boxes;
    }

    static Optional<Box> find(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type().equals(type)).findFirst();
    }

    private static Box require(List<Box> boxes, String type, String otherwise) throws BrokenFileException {
        return find(boxes, type).orElseThrow(() -> BrokenFileException.cutOff(otherwise));
    }

    private static String printable(String type) {
        return type.replaceAll("[^ -~]", "?");
    }
}
