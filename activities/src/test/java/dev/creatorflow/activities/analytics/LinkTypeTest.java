package dev.creatorflow.activities.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTypeTest {

    @ParameterizedTest
    @CsvSource({
        "https://onlyfans.com/anna, onlyfans",
        "https://linktr.ee/anna, linktree",
        "https://www.linktree.com/anna, linktree",
        "https://allmylinks.com/anna, allmylinks",
        "https://all.my/anna, allmylinks",
        "https://beacons.ai/anna, beacons",
        "https://bio.link/anna, biolink",
        "https://fans.ly/anna, fansly",
        "https://fansly.com/anna, fansly",
        "https://mym.fans/anna, mym",
        "https://www.patreon.com/anna, patreon",
        "https://cash.app/$anna, cashapp",
        "https://cashapp.com/$anna, cashapp",
        "https://paypal.me/anna, paypal",
        "https://www.paypal.com/paypalme/anna, paypal",
        "https://twitter.com/anna, twitter",
        "https://x.com/anna, twitter",
        "https://mobile.x.com/anna, twitter",
        "https://m.youtube.com/@anna, youtube",
        "https://youtu.be/abc, youtube",
        "https://vm.tiktok.com/abc, tiktok",
        "https://www.snapchat.com/add/anna, snapchat",
        "https://t.me/anna, telegram",
        "https://telegram.me/anna, telegram",
        "https://telegram.org, telegram",
        "https://telegram.com, telegram",
        "https://discord.gg/abc, discord",
        "https://discord.com/invite/abc, discord",
        "https://discordapp.com/invite/abc, discord",
        "https://anna.example.com, personal_site",
        "https://example.co.uk/shop, personal_site",
        "https://example.net, personal_site",
        "https://example.org, personal_site",
        "https://example.io, personal_site",
        "https://example.co, personal_site",
        "http://link.me/ateliernova, other",
        "https://com, other",
        "https://anna.dev, other",
        "localhost, other",
    })
    void everyTypeOfTheOldSystemIsTold(String url, String expected) {
        assertThat(LinkType.of(url).label()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.netflix.com/title/1, personal_site",
        "https://dropbox.com/s/1, personal_site",
        "https://about.me/anna, other",
        "https://myonlyfans.com, personal_site",
        "https://onlyfans.com.example.dev, personal_site",
        "https://onlyfans.company, other",
        "https://example.com/onlyfans.com, personal_site",
        "https://example.com?to=https://t.me/anna, personal_site",
        "https://example.com#t.me, personal_site",
        "https://t.me@example.com/, personal_site",
        "https://example.com\\@t.me/, personal_site",
        "https://discord.example.dev, other",
        "https://example.dev/a.com, other",
    })
    void defect36TheHostDecidesNotLettersInTheAddress(String url, String expected) {
        assertThat(LinkType.of(url).label()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ONLYFANS.COM/Anna",
                "onlyfans.com",
                "//onlyfans.com/anna",
                "  https://onlyfans.com  ",
                "https://user:word@onlyfans.com:8443/anna",
                "https://onlyfans.com./anna",
                "https://www.onlyfans.com?x=1",
            })
    void spellingDoesNotMatter(String url) {
        assertThat(LinkType.of(url)).isEqualTo(LinkType.ONLYFANS);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   "})
    void noLinkHasNoType(String url) {
        assertThat(LinkType.of(url)).isNull();
    }

    @Test
    void labelsAreTheStoredWords() {
        assertThat(LinkType.PERSONAL_SITE.label()).isEqualTo("personal_site");
    }
}
