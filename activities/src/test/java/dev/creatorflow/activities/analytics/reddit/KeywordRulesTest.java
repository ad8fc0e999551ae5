package dev.creatorflow.activities.analytics.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.analytics.reddit.KeywordRules.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordRulesTest {
    private static final KeywordRules RULES = KeywordRules.parse(
            List.of("# owner's list", "", "[locks]", "lock", "[animals]", "bull", "no dogs allowed"));

    @ParameterizedTest
    @CsvSource({
        "posts will be locked, ''",
        "this is bullshit, ''",
        "a Bull is here, bull",
        "'No dogs, allowed!', no dogs allowed",
        "No dog allowed, ''",
        "LOCK it, lock"
    })
    void redditDefect19PhrasesMatchWholeWords(String text, String phrase) {
        assertThat(RULES.firstHit(List.of(text)).map(Hit::phrase).orElse("")).isEqualTo(phrase);
    }

    @Test
    void redditDefect19TheHitNamesItsThemeAndPhrase() {
        assertThat(RULES.firstHit(List.of("nothing", "the bull"))).contains(new Hit("animals", "bull"));
        assertThat(KeywordRules.NONE.firstHit(List.of("bull"))).isEmpty();
    }

    @Test
    void aLineWithoutAWordIsRefused() {
        assertThatThrownBy(() -> KeywordRules.parse(List.of("ok", "--"))).hasMessageContaining("Line 2");
    }

    @ParameterizedTest
    @CsvSource({
        "Verification is required, true",
        "You must be verified to post, true",
        "Posts are removed unless verified, true",
        "Not allowed until you verify, true",
        "No posting without verification, true",
        "You do not need to verify, false",
        "No verification needed, false",
        "Verification is optional, false",
        "Unverified accounts are welcome, false",
        "Be kind, false"
    })
    void redditDefect20OnlyACommunityThatAsksForVerificationRequiresIt(String text, boolean required) {
        assertThat(Verification.required(List.of("Be nice", text))).isEqualTo(required);
    }

    @Test
    void redditDefect20WithoutAnyTextItIsUnknown() {
        assertThat(Verification.required(null)).isNull();
        assertThat(Verification.required(List.of())).isFalse();
    }
}
