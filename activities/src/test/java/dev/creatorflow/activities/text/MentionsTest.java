package dev.creatorflow.activities.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    @ParameterizedTest
    @CsvSource({
        "'by @bob',              '@bob'",
        "'@bob.smith_1',         '@bob.smith_1'",
        "'photo...@bob',         '@bob'",
        "'-@bob-',               '@bob'",
        "'w/@bob',               '@bob'",
        "'(@bob)',               '@bob'",
        "'@@bob',                '@bob'",
        "'@bob’s shoes',         '@bob'",
        "'❤️@bob❤️',             '@bob'",
        "'写真@bobさん',           '@bob'",
        "'사진@bob님',             '@bob'",
        "'ถ่ายโดย@bob',           '@bob'",
        "'Привет @ivan!',        '@ivan'",
        "'＠bob',                '@bob'",
        "'@käthe und',           '@käthe'",
        "'@jose\u0301.m',        '@jose\u0301.m'",
        "'@_bob_',               '@_bob_'",
    })
    void findsTheAccount(String caption, String expected) {
        assertThat(Mentions.in(caption)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "book: first.last@example.com",
                "name_@example.org",
                "josé@example.com",
                "почта@example.com",
                "9@example.com",
            })
    void defect19AnEmailAddressIsNoMention(String caption) {
        assertThat(Mentions.in(caption)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"thanks @bob.", "thanks @bob...", "thanks @bob..and you", "thanks @bob.\nBye"})
    void defect19ADotThatEndsTheSentenceIsNotPartOfTheName(String caption) {
        assertThat(Mentions.in(caption)).containsExactly("@bob");
    }

    @Test
    void keepsOrderDuplicatesAndCase() {
        assertThat(Mentions.in("@b @A @b,@a")).containsExactly("@b", "@A", "@b", "@a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.tiktok.com/@bob",
                "HTTPS://x.example/@bob",
                "youtube.com/@bob",
                "www.tiktok.com/@bob",
                "5 @ 10",
                "@",
                "@.bob",
                "@渋谷",
                "",
            })
    void whatNamesNobodyHereIsNoMention(String caption) {
        assertThat(Mentions.in(caption)).isEmpty();
    }

    @Test
    void aMentionAfterAWebAddressIsFound() {
        assertThat(Mentions.in("shop.example/a @bob http://x.y @eve")).containsExactly("@bob", "@eve");
        assertThat(Mentions.in("and/or @bob a.b @eve")).containsExactly("@bob", "@eve");
    }
}
