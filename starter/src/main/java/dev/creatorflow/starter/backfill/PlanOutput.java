package dev.creatorflow.starter.backfill;

import dev.creatorflow.activities.persistence.batch.Forecast;
import dev.creatorflow.activities.persistence.batch.Forecast.Interval;
import dev.creatorflow.starter.console.Console;
import dev.creatorflow.starter.console.Table;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a plan is written. */
final class PlanOutput {
    private static final long MEGABYTE = 1_000_000;

    private PlanOutput() {}

    static String sentence(Forecast forecast) {
        BigDecimal usd = forecast.usd(forecast.calls().high());
        return String.format(
                Locale.ROOT,
                "This takes %,d to %,d paid calls, most likely %,d (%s US dollars), for %,d creators.",
                forecast.calls().low(),
                forecast.calls().high(),
                forecast.calls().middle(),
                usd == null ? "unknown" : "up to " + usd.toPlainString(),
                forecast.creators());
    }

    static void write(Console console, Forecast forecast) {
        console.result(() -> table(forecast), () -> document(forecast));
    }

    private static Table table(Forecast forecast) {
        Interval bytes = forecast.bytes();
        Table.Builder table = Table.of("of_" + forecast.creators() + "_creators", "at_least", "expected", "at_most");
        row(table, "calls", forecast.calls(), 1);
        table.row(
                "US dollars",
                forecast.usd(forecast.calls().low()),
                forecast.usd(forecast.calls().middle()),
                forecast.usd(forecast.calls().high()));
        row(table, "seconds", forecast.seconds(), 1);
        if (bytes == null) {
            table.row("megabytes", null, null, null);
        } else {
            row(table, "megabytes", bytes, MEGABYTE);
        }
        return table.build();
    }

    private static void row(Table.Builder table, String what, Interval figures, long unit) {
        table.row(what, figures.low() / unit, Math.ceilDiv(figures.middle(), unit), Math.ceilDiv(figures.high(), unit));
    }

    private static Map<String, @Nullable Object> document(Forecast forecast) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("creators", forecast.creators());
        document.put("known", forecast.known());
        document.put("new", forecast.creators() - forecast.known());
        document.put("calls", forecast.calls());
        document.put("seconds", forecast.seconds());
        document.put("bytes", forecast.bytes());
        document.put("usdLow", forecast.usd(forecast.calls().low()));
        document.put("usdMiddle", forecast.usd(forecast.calls().middle()));
        document.put("usdHigh", forecast.usd(forecast.calls().high()));
        return document;
    }
}
