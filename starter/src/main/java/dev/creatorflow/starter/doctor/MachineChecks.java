package dev.creatorflow.starter.doctor;

import dev.creatorflow.activities.reddit.RedditHealth;
import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.activities.settings.MediaSettings.Transcode;
import dev.creatorflow.activities.settings.OperationsSettings;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.starter.console.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;

/** What needs no server: the JVM, the settings, the disk, programs. */
final class MachineChecks {

    private static final int OLDEST_JDK = 25;
    private static final double GIGABYTE = 1e9;

    private final Settings settings;
    private final Surroundings surroundings;

    MachineChecks(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    Finding jdk() {
        Runtime.Version version = Runtime.version();
        return version.feature() >= OLDEST_JDK
                ? Finding.ok("jdk", "Java " + version + ".")
                : Finding.failed(
                        "jdk", "Java " + version + " is too old.", "Install a JDK 25 and set JAVA_HOME to it.");
    }

    Finding settings() {
        long set = settings.describe().stream()
                .filter(line ->
                        !line.origin().equals("default") && !line.origin().equals("not set"))
                .count();
        return Finding.ok("settings", "All are valid, " + set + " of them set; ./creatorflow config shows them.");
    }

    Finding provider() {
        InstagramSettings instagram = settings.instagram();
        String limits = String.format(
                Locale.ROOT,
                "plan %s: %s requests a second, %,d calls a month",
                instagram.plan().name().toLowerCase(Locale.ROOT),
                instagram.requestsPerSecond(),
                instagram.monthlyCallCap());
        if (instagram.testServer()) {
            return Finding.ok("instagram provider", "A test server at " + instagram.baseUrl() + " (" + limits + ").");
        }
        return instagram.key() == null
                ? Finding.failed(
                        "instagram provider",
                        "RAPIDAPI_KEY is not set.",
                        "Set RAPIDAPI_KEY (or RAPIDAPI_KEY_FILE) to the key of your subscription to " + instagram.host()
                                + ", and RAPIDAPI_PLAN to its plan.")
                : Finding.ok("instagram provider", "A key for " + instagram.host() + " is set (" + limits + ").");
    }

    /** Asks Reddit, which costs nothing. */
    Finding reddit() {
        if (!settings.reddit().configured()) {
            return Finding.warning(
                    "reddit",
                    "No application is set: the Reddit side is off.",
                    "Set REDDIT_CLIENT_ID, REDDIT_CLIENT_SECRET and REDDIT_USER_AGENT to use it.");
        }
        try {
            return reddit(
                    RedditHealth.check(settings.reddit(), settings.operations().proxy(), Clock.systemUTC()));
        } catch (IOException e) {
            return Finding.failed("reddit", "Reddit was asked, and then: " + e.getMessage(), "Try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.failed("reddit", "The check was broken off.", "Try again.");
        }
    }

    private static Finding reddit(RedditHealth.Standing standing) {
        String trouble = standing.trouble();
        if (trouble != null) {
            return Finding.failed(
                    "reddit", trouble, "Check REDDIT_CLIENT_ID, REDDIT_CLIENT_SECRET and REDDIT_API_BASE_URL.");
        }
        Boolean shown = standing.showsOver18();
        if (shown == null) {
            return Finding.ok("reddit", "The application works; whether over-18 content is shown to it is not known.");
        }
        return shown
                ? Finding.ok("reddit", "The application works, and over-18 content is shown to it.")
                : Finding.warning(
                        "reddit",
                        "The application works, and over-18 content is not shown to it.",
                        "Allow it in the preferences of the account that owns the application; until then over-18"
                                + " communities end as FILTERED.");
    }

    Finding disk() {
        OperationsSettings operations = settings.operations();
        Path folder = existing(operations.dataDirectory());
        long least = operations.minFreeDiskBytes();
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            String detail = String.format(Locale.ROOT, "%.1f GB are free under %s", free / GIGABYTE, folder);
            return free >= least
                    ? Finding.ok("disk", detail + ".")
                    : Finding.failed(
                            "disk",
                            String.format(Locale.ROOT, "%s, less than the %.1f GB wanted.", detail, least / GIGABYTE),
                            "Free some, or lower MIN_FREE_DISK_GB; below it intake pauses.");
        } catch (IOException e) {
            return Finding.failed(
                    "disk", "The disk under " + folder + " cannot be asked: " + e.getMessage(), "Check the folder.");
        }
    }

    /** ffmpeg is wanted for transcoding only; its absence never fails a scrape. */
    Finding ffmpeg() {
        boolean there = Stream.of(
                        surroundings.environment().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ffmpeg")));
        boolean wanted = settings.media().transcode() != Transcode.OFF;
        if (there) {
            return Finding.ok("ffmpeg", "Found on the PATH.");
        }
        return wanted
                ? Finding.warning(
                        "ffmpeg",
                        "MEDIA_TRANSCODE is on, and there is no ffmpeg on the PATH: a worker takes the one of its own package, and"
                                + " keeps videos as they are where it has none for its machine.",
                        "Install ffmpeg, look into the worker's log for where it found one, or set MEDIA_TRANSCODE=off.")
                : Finding.ok("ffmpeg", "Not on the PATH, and not needed: MEDIA_TRANSCODE is off.");
    }

    Finding clock() {
        Path file = settings.operations().clockFile();
        return file == null
                ? Finding.ok("clock", "The system's own time.")
                : Finding.warning(
                        "clock", "Time is moved by " + file + ".", "Unset CREATORFLOW_CLOCK_FILE for real work.");
    }

    private static Path existing(Path folder) {
        Path candidate = folder;
        while (!Files.exists(candidate) && candidate.getParent() != null) {
            candidate = candidate.getParent();
        }
        return candidate;
    }
}
