package dev.creatorflow.activities.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The one clock of the program: the system's, or the system's moved by what a file says, for demonstrations and tests. */
public final class ClockSource {

    private ClockSource() {}

    /**
     * The clock these settings ask for, in UTC. Thread-safe.
     *
     * @throws SettingsException where the clock file holds anything but one ISO-8601 duration
     */
    public static Clock clock(Settings settings) {
        Path file = settings.operations().clockFile();
        return file == null ? Clock.systemUTC() : shifted(file, Clock.systemUTC());
    }

    /** A clock that runs like {@code base}, moved by the file's duration; a file that is not there yet moves nothing. */
    static Clock shifted(Path file, Clock base) {
        try {
            return new ShiftedClock(new Offset(file, base), base);
        } catch (NotRightException e) {
            throw new SettingsException(List.of(new SettingProblem(
                    SettingKey.CREATORFLOW_CLOCK_FILE.name(), file.toString(), "content", e.whatWouldBeRight())));
        }
    }

    private static final class ShiftedClock extends Clock {

        private final Offset offset;
        private final Clock base;

        ShiftedClock(Offset offset, Clock base) {
            this.offset = offset;
            this.base = base;
        }

        @Override
        public ZoneId getZone() {
            return base.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new ShiftedClock(offset, base.withZone(zone));
        }

        @Override
        public Instant instant() {
            Instant now = base.instant();
            return now.plus(offset.at(now));
        }
    }

    /** The file's duration, read again at most once a second. A file caught half written keeps the last good value. */
    private static final class Offset {

        private static final Duration REREAD_AFTER = Duration.ofSeconds(1);

        private record Reading(Instant at, Duration offset) {}

        private final Path file;
        private volatile Reading last;

        Offset(Path file, Clock base) throws NotRightException {
            this.file = file;
            this.last = new Reading(base.instant(), read());
        }

        Duration at(Instant now) {
            Reading known = last;
            if (Duration.between(known.at, now).abs().compareTo(REREAD_AFTER) < 0) {
                return known.offset;
            }
            Duration offset = known.offset;
            try {
                offset = read();
            } catch (NotRightException _) {
                // Being rewritten at this moment: the next reading sees the whole line.
            }
            last = new Reading(now, offset);
            return offset;
        }

        private Duration read() throws NotRightException {
            try {
                return Duration.parse(
                        Files.readString(file, StandardCharsets.UTF_8).strip());
            } catch (NoSuchFileException _) {
                return Duration.ZERO;
            } catch (IOException | DateTimeParseException e) {
                throw new NotRightException("a file with one ISO-8601 duration like P8D or PT36H is wanted");
            }
        }
    }
}
