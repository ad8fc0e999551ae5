package dev.creatorflow.infra.simulator.gateway;

import dev.creatorflow.infra.simulator.population.Dice;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the provider takes: none, a constant, or log-normal.
 *
 * @param median the constant, or the median of the distribution
 * @param sigma spread of the logarithm; 0 makes it constant
 */
public record Latency(Duration median, double sigma) {
    public static final Latency NONE = new Latency(Duration.ZERO, 0);

    private static final Pattern FORM = Pattern.compile("(const|lognorm):(\\d+)(ms|s)(?:,(\\d+(?:\\.\\d+)?))?");

    /**
     * Reads {@code none}, {@code const:50ms} or {@code lognorm:1500ms,0.5}.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static Latency parse(String text) {
        if (text.equals("none")) {
            return NONE;
        }
        Matcher matcher = FORM.matcher(text);
        boolean spread = matcher.matches() && matcher.group(4) != null;
        if (!matcher.matches() || spread != matcher.group(1).equals("lognorm")) {
            throw new IllegalArgumentException("The latency \"" + text
                    + "\" is not one of: none, const:50ms, lognorm:1500ms,0.5 (median, sigma).");
        }
        long amount = Long.parseLong(matcher.group(2));
        Duration median = matcher.group(3).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
        return new Latency(median, spread ? Double.parseDouble(matcher.group(4)) : 0);
    }

    /** The time the given request takes; the same number of request takes the same time. */
    public Duration of(long seed, long request) {
        if (sigma == 0) {
            return median;
        }
        double factor = Math.exp(sigma * Dice.normal(Dice.hash(seed, 71, request)));
        return Duration.ofNanos(Math.round(median.toNanos() * factor));
    }
}
