package dev.creatorflow.infra.simulator.reddit.graph;

import dev.creatorflow.infra.simulator.population.Dice;
import java.util.ArrayList;
import java.util.List;

/** Sidebar and rules of a community. */
public final class CommunityText {
    private static final List<Rule> RULES = List.of(
            new Rule("all", "Be kind", "Be civil & kind to each other. Threads that get out of hand will be locked."),
            new Rule("link", "No spam", "No spam, no self-promotion, no affiliate links."),
            new Rule("link", "Verified sellers only", "Sellers must be verified; write to the moderators first."),
            new Rule("all", "On topic", ""),
            new Rule("comment", "No low-effort replies", "Replies of one word are removed."),
            new Rule("link", "Mark spoilers <please>", "Mark what gives away an ending."));

    private CommunityText() {}

    /**
     * One rule.
     *
     * @param kind {@code link}, {@code comment} or {@code all}
     * @param description possibly empty
     */
    public record Rule(String kind, String name, String description) {}

    /** The rules in order of priority. */
    public static List<Rule> rules(Community community) {
        if (community.kind() == CommunityKind.UNRULED || community.feed()) {
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        for (int number = 0; number < RULES.size(); number++) {
            if (Dice.chance(Dice.hash(community.index(), 301, number), 0.6)) {
                rules.add(RULES.get(number));
            }
        }
        return List.copyOf(rules);
    }

    /** The sidebar as written. */
    public static String sidebar(RedditWorld world, Community community) {
        if (community.kind() == CommunityKind.UNRULED || community.feed()) {
            return "";
        }
        StringBuilder text = new StringBuilder("Welcome to [r/" + community.name() + "](/r/" + community.name()
                + ")!\n\nBe nice & have fun. More on our [wiki](/r/" + community.name() + "/wiki/index).");
        List<String> names = world.sidebar(community);
        if (!names.isEmpty()) {
            text.append("\n\n**See also**\n");
            for (int number = 0; number < names.size(); number++) {
                String name = names.get(number);
                String target = name.startsWith("u/") ? name : "r/" + name;
                text.append(number % 2 == 0 ? "\n* /" + target : "\n* [" + target + "](/" + target + ")");
            }
        }
        return text.toString();
    }

    /** The short text below the name. */
    public static String summary(Community community) {
        return community.kind() == CommunityKind.UNRULED || community.feed()
                ? ""
                : "All about " + community.name() + " & what belongs to it.";
    }
}
