package dev.creatorflow.starter.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.workflows.reddit.RedditTarget;
import dev.creatorflow.workflows.reddit.RedditTarget.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedditNameTest {
    @ParameterizedTest
    @CsvSource({
        "r/Gardening, r/Gardening",
        "/r/gardening/, r/gardening",
        "R/Gardening, r/Gardening",
        "https://www.reddit.com/r/Gardening/comments/abc/title/, r/Gardening",
        "https://old.reddit.com/user/Some-One?sort=new, u/Some-One",
        "reddit.com/u/someone, u/someone",
        "u/Some_One, u/Some_One",
        "user/Some_One, u/Some_One",
        "r/u_Some-One, r/u_Some-One",
    })
    void namesAreReadInAllTheirSpellings(String written, String label) {
        assertThat(RedditName.parse(written, null).map(RedditTarget::label)).contains(label);
    }

    @Test
    void aNameAloneMeansWhatTheCommandIsAbout() {
        assertThat(RedditName.parse("Gardening", null)).isEmpty();
        assertThat(RedditName.parse("Gardening", Kind.SUBREDDIT).map(RedditTarget::key))
                .contains("r/gardening");
        assertThat(RedditName.parse("Some-One", Kind.USER).map(RedditTarget::key))
                .contains("u/some-one");
    }

    /** The former system took prefixes out of the middle of names. */
    @ParameterizedTest
    @ValueSource(
            strings = {"menu/u/x", "/foo", "r/", "u/ab", "r/a-b", "r/has space", "https://example.com/r/Gardening"})
    void redditDefect37WhatIsNoNameIsRefusedAndNeverMended(String written) {
        assertThat(RedditName.parse(written, null)).isEmpty();
    }
}
