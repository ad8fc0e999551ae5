package dev.creatorflow.infra.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultRulesTest {
    private final FaultRules rules = new FaultRules(1);

    private static Situation reels(String page) {
        return new Situation("reels", Set.of("61000000642", "milo"), "/reels?x=" + page, page, page.equals("1"));
    }

    private String fired(String... pages) {
        StringBuilder fired = new StringBuilder();
        for (String page : pages) {
            fired.append(rules.pick(reels(page)).isPresent() ? "x" : "-");
        }
        return fired.toString();
    }

    private void add(String rule) {
        rules.add(FaultParser.fields(rule));
    }

    @Test
    void countsRunOverTheMatchingRequests() {
        add("effect=reset,skip=1,first=2");
        assertThat(fired("1", "2", "3", "4")).isEqualTo("-xx-");
    }

    @Test
    void everyNthIsSpoilt() {
        add("effect=reset,every=3");
        assertThat(fired("1", "2", "3", "4", "5", "6")).isEqualTo("--x--x");
    }

    @Test
    void eachPageCanBeSpoiltOnce() {
        add("effect=reset,first=1,per=page");
        assertThat(fired("1", "1", "2", "2", "1")).isEqualTo("x-x--");
    }

    @Test
    void pagesAccountsAndPathsNarrowARule() {
        add("effect=reset,page=later,subject=milo,contains=x=3");
        assertThat(fired("1", "2", "3")).isEqualTo("--x");
        rules.clear();
        add("effect=reset,subject=someone.else");
        assertThat(fired("1")).isEqualTo("-");
    }

    @Test
    void chanceDependsOnThePageAndNotOnTheOrder() {
        add("id=c,effect=reset,probability=0.3");
        List<String> pages = new ArrayList<>();
        for (int page = 0; page < 1_000; page++) {
            pages.add("p" + page);
        }
        String forwards = fired(pages.toArray(String[]::new));
        rules.clear();
        add("id=c,effect=reset,probability=0.3");
        String backwards = fired(pages.reversed().toArray(String[]::new));
        assertThat(new StringBuilder(backwards).reverse().toString()).isEqualTo(forwards);
        assertThat(forwards.chars().filter(sign -> sign == 'x').count()).isBetween(250L, 350L);
    }

    @Test
    void theFirstRuleThatFitsDecides() {
        add("effect=reset,first=1");
        add("effect=hang");
        assertThat(rules.pick(reels("1")).orElseThrow().kind()).isEqualTo(EffectKind.RESET);
        assertThat(rules.pick(reels("1")).orElseThrow().kind()).isEqualTo(EffectKind.HANG);
        assertThat(rules.list()).extracting(FaultRules.Listed::fired).containsExactly(1, 1);
    }

    @Test
    void rulesForBothSidesSpareWhatTheirEffectCannotTouch() {
        add("effect=empty-page");
        Situation file = new Situation("cdn", Set.of(), "/cdn/a.jpg", "/cdn/a.jpg", true);
        assertThat(rules.pick(file)).isEmpty();
        assertThat(rules.pick(reels("1"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "effect=explode | none of: status, hang",
                "target=reels | needs an effect",
                "target=moon,effect=reset | target \"moon\"",
                "effect=reset,colour=red | no field \"colour\"",
                "effect=status | needs the field \"status\"",
                "effect=redirect | needs the field \"url\"",
                "effect=reset,first=two | a whole number",
                "effect=hang,for=long | a duration such as 5s",
                "effect=reset,page=middle | one of [ANY, FIRST, LATER]",
                "target=cdn,effect=empty-page | cannot be done to the target cdn",
                "reset | has to look like"
            })
    void aMalformedRuleIsExplained(String rule, String said) {
        assertThatThrownBy(() -> add(rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }
}
