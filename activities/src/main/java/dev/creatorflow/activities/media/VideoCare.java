package dev.creatorflow.activities.media;

import dev.creatorflow.activities.media.video.Ffmpeg;
import dev.creatorflow.activities.media.video.Transcoder;
import dev.creatorflow.activities.media.video.VideoProbe;
import dev.creatorflow.activities.settings.MediaSettings.Transcode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done to videos on this machine, as far as it has the programs.
 *
 * @param probe empty without ffprobe
 * @param transcoder empty where transcoding is off, and without ffmpeg
 */
public record VideoCare(Optional<VideoProbe> probe, Optional<Transcoder> transcoder) {
    private static final Logger LOG = LoggerFactory.getLogger(VideoCare.class);

    /** Videos are kept as they come. */
    public static final VideoCare NONE = new VideoCare(Optional.empty(), Optional.empty());

    /**
     * @param programs empty where this machine has none
     * @param cores videos that are transcoded at a time
     */
    public static VideoCare of(Transcode transcode, Optional<Ffmpeg> programs, int cores) {
        boolean wanted = transcode != Transcode.OFF;
        if (programs.isEmpty()) {
            if (wanted) {
                LOG.warn("MEDIA_TRANSCODE is on, and there is no ffmpeg on the PATH: videos are kept as they come."
                        + " Install ffmpeg, or set MEDIA_TRANSCODE=off.");
            }
            return NONE;
        }
        Ffmpeg found = programs.get();
        if (wanted) {
            LOG.info("Videos are transcoded by ffmpeg {}, up to {} at once", found.origin(), cores);
        }
        return new VideoCare(
                Optional.ofNullable(found.ffprobe()).map(ffprobe -> new VideoProbe(found, ffprobe)),
                wanted ? Optional.of(new Transcoder(found, cores)) : Optional.empty());
    }
}
