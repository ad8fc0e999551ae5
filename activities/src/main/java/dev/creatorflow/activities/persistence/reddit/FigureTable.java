package dev.creatorflow.activities.persistence.reddit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.creatorflow.activities.analytics.reddit.Figure;
import java.util.Collection;

/** Figures as snapshots keep them: by name, with unit, sample and version. */
final class FigureTable {
    private FigureTable() {}

    static String of(Collection<Figure> figures) {
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        for (Figure figure : figures) {
            ObjectNode entry = table.putObject(figure.metric().metricName());
            if (figure.text() == null) {
                entry.put("value", figure.value());
            } else {
                entry.put("text", figure.text());
            }
            entry.put("unit", figure.metric().unit())
                    .put("n", figure.n())
                    .put("version", figure.metric().version());
        }
        return table.toString();
    }
}
