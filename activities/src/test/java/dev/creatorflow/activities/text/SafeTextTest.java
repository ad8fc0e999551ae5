package dev.creatorflow.activities.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    private static final String HEART = "\uD83D\uDC97";

    @Test
    void whatIsSafeStaysTheSameObject() {
        String text = "é " + HEART + " #東京";
        assertThat(SafeText.of(text)).isSameAs(text);
    }

    @Test
    void aCutNeverPartsAPair() {
        assertThat(SafeText.cut("abc", 3)).isEqualTo("abc");
        assertThat(SafeText.cut("abcd", 3)).isEqualTo("abc");
        assertThat(SafeText.cut("a" + HEART + "b", 2)).isEqualTo("a");
        assertThat(SafeText.cut("a" + HEART + "b", 3)).isEqualTo("a" + HEART);
    }

    @Test
    void whatIsCutIsMadeSafeToo() {
        assertThat(SafeText.cut("a\0b\udc97cd", 4)).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(SafeText.cut("\0", 4)).isEqualTo("\uFFFD");
    }
}
