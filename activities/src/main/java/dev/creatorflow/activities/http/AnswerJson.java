package dev.creatorflow.activities.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What is taken as JSON from a provider. */
public final class AnswerJson {
    /** A number longer than Jackson's usual 1,000 digits is one field out of range, not a lost page. */
    private static final int LONGEST_NUMBER = 10_000;

    /**
     * A large answer has 10,000 tokens. A tree takes up to 50 bytes for each: what a body of 16 MB can be made to hold otherwise would take a
     * worker's whole heap.
     */
    private static final int MOST_TOKENS = 500_000;

    private AnswerJson() {}

    /** Reads one JSON value with nothing behind it; beyond the bounds it fails as at any other fault of the text. */
    public static ObjectMapper mapper() {
        return new ObjectMapper(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxTokenCount(MOST_TOKENS)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
