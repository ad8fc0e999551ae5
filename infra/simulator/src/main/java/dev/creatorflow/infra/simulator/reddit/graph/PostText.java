package dev.creatorflow.infra.simulator.reddit.graph;

import dev.creatorflow.infra.simulator.population.Dice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Titles and texts of posts, with all that makes text hard. */
public final class PostText {
    private static final String[] TITLES = {
        "My first try, what do you think?",
        "Before & after <3",
        "\"Finally\" done — 3 weeks of work",
        "Größe 42: passt das?",
        "今日の一枚",
        "Is this > that? Asking for a friend",
        "Weekend project 🎉👩🏽‍🎨",
        "PSA: read the rules & search first",
        "Tips for a 50% smaller balcony",
        "[OC] Morning light",
        "¿Dónde compráis las herramientas?",
        "It broke; here's how I fixed it"
    };
    private static final String[] TEXTS = {
        "I have been at this for a while & would love to hear from you.\n\nThanks!",
        "Steps:\n\n1. Measure\n2. Cut\n3. <tag> & glue\n\nMore at https://example.com/?a=1&b=2",
        "&amp; is how it was written, literally.",
        "",
        "Just sharing. r/nothing_here_to_see was no help, by the way.",
        "Long story short: it works. 😀"
    };
    private static final String[] FLAIRS = {"Question", "Show & Tell", "Help", "OC"};

    private PostText() {}

    public static String title(Post post) {
        return post.author() == Post.AUTOMODERATOR
                ? "Weekly thread: questions & answers"
                : TITLES[Dice.below(post.key() + 1, TITLES.length)];
    }

    /** The text of a text post as written; empty for the others. */
    public static String text(Post post) {
        boolean text = post.kind() == PostKind.TEXT || post.kind() == PostKind.POLL;
        return text ? TEXTS[Dice.below(post.key() + 2, TEXTS.length)] : "";
    }

    /** The label a post carries; null for most. */
    public static @Nullable String flair(Post post) {
        int draw = Dice.below(post.key() + 3, 10);
        return draw < FLAIRS.length ? FLAIRS[draw] : null;
    }

    /** The title as it stands in links. */
    static String slug(Post post) {
        String words = title(post).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return words.replaceAll("^_|_$", "");
    }

    /** The path of the post's page. */
    public static String permalink(Post post, String community) {
        return "/r/" + community + "/comments/" + post.id() + "/" + slug(post) + "/";
    }

    public static boolean nsfw(Post post, Community community) {
        return community.nsfw() || Dice.chance(post.key() + 4, 0.03);
    }

    public static boolean spoiler(Post post) {
        return Dice.chance(post.key() + 5, 0.03);
    }

    public static boolean locked(Post post) {
        return Dice.chance(post.key() + 6, 0.04);
    }

    public static boolean stickied(Post post) {
        return post.author() == Post.AUTOMODERATOR;
    }

    /** Share of votes that were for it, in percent. */
    public static int upvotedPercent(Post post) {
        return Dice.between(post.key() + 7, 61, 100);
    }
}
