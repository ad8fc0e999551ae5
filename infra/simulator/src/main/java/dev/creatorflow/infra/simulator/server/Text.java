package dev.creatorflow.infra.simulator.server;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Error bodies of the server itself. */
final class Text {
    private Text() {}

    static String error(Exception failure) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return "{\"error\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(said)) + "\"}";
    }
}
