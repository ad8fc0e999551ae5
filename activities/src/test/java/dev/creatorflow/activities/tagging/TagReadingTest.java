package dev.creatorflow.activities.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.activities.persistence.staff.TagRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagReadingTest {
    private static final TagRegistry REGISTRY = TagRegistry.parse(
            List.of("plain = no group", "[style]", "indoor = inside", "Outdoor = outside", "[place]", "garden"));

    @Test
    void redditDefect21WhatIsNotInTheRegistryIsDroppedAndCountedAndMoreThanTwoAreNotTaken() {
        TagReading read =
                said("{\"tags\":[\"Style:Outdoor\",\"made:up\",7,\"place:garden\",\"plain\",\"style:outdoor\"]}");

        assertThat(read.tags()).containsExactly("style:outdoor", "place:garden");
        assertThat(read.dropped())
                .as("made:up, 7 and a third tag; a repetition is none")
                .isEqualTo(3);
        assertThat(read.note()).isNull();
        assertThat(read.promptTokens()).isEqualTo(410);
        assertThat(read.completionTokens()).isEqualTo(12);
    }

    @Test
    void aListInACodeFenceOrByItselfIsRead() {
        assertThat(said("```json\n[\"plain\"]\n```").tags()).containsExactly("plain");
        assertThat(said(" {\"tags\": [\"style:indoor\"]} ").tags()).containsExactly("style:indoor");
    }

    @Test
    void redditDefect21WhatIsNoListProposesNothingAndSaysWhy() {
        assertThat(said("I would choose plain").note()).contains("no list");
        assertThat(said("{\"tags\":\"plain\"}").note()).contains("no list");
        assertThat(said("").note()).contains("no list");
        assertThat(said("{\"tags\":[]}").note()).contains("no tag of the registry that fits");
        assertThat(said("[\"made up\"]").note()).contains("not in the registry");
        assertThat(said("[\"made up\"]").tags()).isEmpty();
    }

    @Test
    void anAnswerThatWasCutOffOrRefusedSaysNothingAboutTheRegistry() {
        assertThat(ended("length", "\"content\":\"{\\\"tags\\\":[\\\"style:in\"")
                        .listed())
                .isFalse();
        assertThat(ended("length", "\"content\":\"\"").note()).contains("cut off", "2000 tokens");
        assertThat(ended("content_filter", "\"content\":null").note()).contains("refused");
        assertThat(ended("stop", "\"content\":null,\"refusal\":\"I can not\"").note())
                .contains("refused");
        assertThat(said("{\"tags\":[]}").listed()).isTrue();
        assertThat(said("no list").listed()).isFalse();
    }

    @Test
    void contentInPartsIsRead() {
        assertThat(ended("stop", "\"content\":[{\"type\":\"text\",\"text\":\"[\\\"plain\\\"]\"}]")
                        .tags())
                .containsExactly("plain");
    }

    private static TagReading ended(String finish, String message) {
        return TagReading.of(
                bytes("{\"choices\":[{\"finish_reason\":\"" + finish + "\",\"message\":{" + message + "}}]}"),
                REGISTRY);
    }

    @Test
    void onlyAnAnswerOfTheProtocolIsOne() {
        assertThat(TagReading.isAnswer(bytes(StandInModel.said("x")))).isTrue();
        assertThat(TagReading.isAnswer(bytes("{\"choices\":[]}"))).isFalse();
        assertThat(TagReading.isAnswer(bytes("{\"choices\":[{\"message\":"))).isFalse();
        assertThat(TagReading.isAnswer(bytes("<html>"))).isFalse();
        assertThat(TagReading.isAnswer(bytes(""))).isFalse();
    }

    @Test
    void theCategoryIsTheGroupThatStandsFirstInTheFile() {
        assertThat(REGISTRY.category(List.of("place:garden", "style:indoor"))).isEqualTo("style");
        assertThat(REGISTRY.category(List.of("plain"))).isNull();
        assertThat(REGISTRY.category(List.of("plain", "place:garden"))).isEqualTo("place");
    }

    @Test
    void aRegistryIsKnownByWhatItHoldsAndRefusedWhereItIsWrong() {
        assertThat(TagRegistry.parse(List.of("# remark", "b=2", "a = 1")).digest())
                .isEqualTo(TagRegistry.parse(List.of("a=1", "", "b = 2")).digest())
                .isNotEqualTo(TagRegistry.parse(List.of("a=1", "b=3")).digest());
        assertThatThrownBy(() -> TagRegistry.parse(List.of("a", "A = again")))
                .hasMessageContaining("line 2")
                .hasMessageContaining("second time");
        assertThatThrownBy(() -> TagRegistry.parse(List.of("ok", "{\"x\": 1}"))).hasMessageContaining("line 2");
        assertThatThrownBy(() -> TagRegistry.parse(List.of("# nothing"))).hasMessageContaining("no tag");
    }

    private static TagReading said(String content) {
        return TagReading.of(bytes(StandInModel.said(content)), REGISTRY);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
