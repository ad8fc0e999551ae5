package dev.creatorflow.activities.analytics;

/** What a figure counts. {@code label} is the word stored beside it. */
public enum MetricUnit {
    VIEWS("views"),
    LIKES("likes"),
    COMMENTS("comments"),
    SAVES("saves"),
    SHARES("shares"),
    INTERACTIONS("likes + comments"),
    MEDIA("media"),
    PERCENT_OF_FOLLOWERS("% of followers"),
    PERCENT("%"),
    RATIO("ratio"),
    CHARACTERS("characters"),
    HASHTAGS("hashtags"),
    MENTIONS("mentions"),
    YES_NO("yes/no"),
    PER_WEEK("media per week"),
    SCORE("score 0 to 100"),
    DAYS("days"),
    WEEKDAY("weekday"),
    HOUR("hour 0 to 23"),
    CONTENT_TYPE("content type"),
    FOLLOWERS("followers");

    private final String label;

    MetricUnit(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
