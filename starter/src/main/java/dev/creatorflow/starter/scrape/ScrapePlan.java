package dev.creatorflow.starter.scrape;

import dev.creatorflow.activities.media.MediaForecast;
import dev.creatorflow.activities.media.MediaForecasts;
import dev.creatorflow.activities.persistence.staff.CreatorTarget;
import dev.creatorflow.activities.settings.InstagramSettings;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.workflows.instagram.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What scrapes will take, before they start.
 *
 * @param known creators that are stored: the narrow window
 * @param added handles that are not: the wide window
 * @param calls calls with full pages, retries aside
 * @param callsAtMost calls where every page comes half full, as the provider's sometimes do
 * @param costUsd US dollars for {@code callsAtMost}; null where the price is unknown
 * @param media bytes the store will grow by, and what keeping them costs; null where no media are kept
 * @param seconds at the configured rate, with no other work waiting
 */
public record ScrapePlan(
        int known,
        int added,
        long calls,
        long callsAtMost,
        @Nullable BigDecimal costUsd,
        @Nullable MediaForecast media,
        long seconds) {

    /** More calls than this are asked about first. A few hundred creators: about a third of a dollar on the largest plan. */
    private static final long ASKED_ABOVE_CALLS = 1_000;

    /** What a sweep is taken to read of an account, whose number of media is known only once it was asked: a large one. */
    static final Window SWEPT = new Window(600, 600);

    /** The provider's largest page. */
    private static final int PAGE = 12;

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    /**
     * @param window null takes the configured windows
     * @param forecast what such scrapes will add to the store; returns null where no media are kept
     */
    public static ScrapePlan of(
            List<CreatorTarget> targets,
            @Nullable Window window,
            InstagramSettings settings,
            Function<MediaForecasts.Scrapes, @Nullable MediaForecast> forecast) {
        int known =
                Math.toIntExact(targets.stream().filter(CreatorTarget::known).count());
        int added = targets.size() - known;
        long pages = known * pages(window, settings.knownCreator()) + added * pages(window, settings.newCreator());
        long calls = targets.size() + pages;
        long callsAtMost = targets.size() + 2 * pages;
        BigDecimal price = settings.costPer1000CallsUsd();
        return new ScrapePlan(
                known,
                added,
                calls,
                callsAtMost,
                price == null
                        ? null
                        : price.multiply(BigDecimal.valueOf(callsAtMost)).divide(THOUSAND, 4, RoundingMode.HALF_UP),
                forecast.apply(new MediaForecasts.Scrapes(
                        known,
                        window == null ? window(settings.knownCreator()) : window,
                        added,
                        window == null ? window(settings.newCreator()) : window)),
                (long) Math.ceil(calls / settings.requestsPerSecond()));
    }

    private static Window window(InstagramSettings.Window configured) {
        return new Window(configured.reels(), configured.posts());
    }

    private static long pages(@Nullable Window window, InstagramSettings.Window configured) {
        return window == null
                ? pages(configured.reels()) + pages(configured.posts())
                : pages(window.reels()) + pages(window.posts());
    }

    private static long pages(int items) {
        return Math.ceilDiv(items, PAGE);
    }

    /** Whether a person has to agree first. */
    public boolean large() {
        return callsAtMost > ASKED_ABOVE_CALLS;
    }

    /** What a person agrees to. */
    public String question() {
        return String.format(
                Locale.ROOT,
                "This takes %,d to %,d paid calls (%s US dollars) for %,d creators%s.",
                calls,
                callsAtMost,
                costUsd == null ? "unknown" : "up to " + costUsd.setScale(2, RoundingMode.CEILING),
                known + added,
                media == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", and about %.1f GB of media (%s US dollars a month)",
                                media.bytes() / 1e9,
                                media.usdPerMonth().setScale(2, RoundingMode.CEILING)));
    }

    /** Writes the plan as a command's result. */
    public void write(Console console) {
        console.result(
                () -> Table.of(
                                "known",
                                "new",
                                "calls",
                                "calls_at_most",
                                "cost_usd_at_most",
                                "seconds_at_least",
                                "media_bytes",
                                "media_usd_a_month")
                        .row(
                                known,
                                added,
                                calls,
                                callsAtMost,
                                costUsd,
                                seconds,
                                media == null ? null : media.bytes(),
                                media == null ? null : media.usdPerMonth())
                        .build(),
                () -> this);
        if (media != null) {
            console.below(
                    media.measured()
                            ? "Media are forecast from the averages of this store."
                            : "Too little is stored yet: media are forecast from what such files usually have.");
            if (media.bytesWithoutRoom() > 0) {
                console.below(String.format(
                        Locale.ROOT,
                        "%.1f GB of it are above MEDIA_MAX_TOTAL_GB: those media will stay due.",
                        media.bytesWithoutRoom() / 1e9));
            }
        }
    }
}
