package dev.creatorflow.starter.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramHandleTest {

    @ParameterizedTest
    @CsvSource({
        "nasa, nasa",
        "@NASA, nasa",
        "' @Nat.Geo_1 ', nat.geo_1",
        "https://www.instagram.com/NASA/, nasa",
        "https://instagram.com/nasa?igsh=abc, nasa",
        "instagram.com/nasa, nasa",
        "http://m.instagram.com/nasa/reels/, nasa",
        "12345, 12345",
    })
    void handlesAreReadInAllTheirSpellings(String written, String handle) {
        assertThat(InstagramHandle.parse(written)).contains(handle);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "two words",
                "name@example.com",
                "https://www.instagram.com/p/C0ffee/",
                "https://www.instagram.com/reel/C0ffee/",
                "https://example.com/nasa",
                "naïve",
                "a23456789012345678901234567890x",
            })
    void whatIsNoHandleIsRefused(String written) {
        assertThat(InstagramHandle.parse(written)).isEmpty();
    }
}
