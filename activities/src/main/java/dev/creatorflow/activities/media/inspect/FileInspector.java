package dev.creatorflow.activities.media.inspect;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads what a file is from its own structure: its dimensions, and that it is whole (an end marker, or boxes that fill it). Declared types and
 * names play no part. Stateless.
 */
public final class FileInspector {
    private FileInspector() {}

    /** @throws BrokenFileException where the bytes are not a whole file of a type that is kept */
    public static Inspected inspect(Path file) throws IOException, BrokenFileException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Bytes bytes = new Bytes(channel);
            byte[] head = bytes.read(0, (int) Math.min(FileType.HEAD, bytes.size()));
            FileType type = FileType.of(head)
                    .orElseThrow(() -> BrokenFileException.malformed("its bytes are of no type that is kept"));
            return switch (type) {
                case JPEG -> PictureHeaders.jpeg(bytes);
                case PNG -> PictureHeaders.png(bytes);
                case GIF -> PictureHeaders.gif(bytes);
                case WEBP -> PictureHeaders.webp(bytes);
                case HEIC -> BoxFile.heic(bytes);
                case MP4 -> BoxFile.mp4(bytes);
            };
        }
    }
}
