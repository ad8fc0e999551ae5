/**
 * What is done to videos by programs of the machine: looked at with ffprobe, made smaller with ffmpeg. Nothing here knows where a video comes
 * from or is kept.
 */
@NullMarked
package dev.creatorflow.activities.media.video;

import org.jspecify.annotations.NullMarked;
