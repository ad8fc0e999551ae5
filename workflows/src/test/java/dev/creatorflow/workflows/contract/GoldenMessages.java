package dev.creatorflow.workflows.contract;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Messages by the names of their types, as the converter writes and reads them. */
final class GoldenMessages {
    private final DataConverter converter = DataConverters.create();
    private final Map<String, Object> messages = new TreeMap<>();

    GoldenMessages(List<Object> messages) {
        messages.forEach(message -> this.messages.put(message.getClass().getSimpleName(), message));
    }

    /** One line each, in the order of the names. */
    String written() {
        return messages.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + payload(entry.getValue()).getData().toStringUtf8())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The same messages after they were written and read. */
    Map<String, Object> readBack() {
        Map<String, Object> read = new TreeMap<>();
        messages.forEach((name, message) ->
                read.put(name, converter.fromPayload(payload(message), message.getClass(), message.getClass())));
        return read;
    }

    Map<String, Object> messages() {
        return messages;
    }

    static String stored(String resource) throws IOException {
        try (InputStream stored = GoldenMessages.class.getResourceAsStream("/golden/" + resource)) {
            return new String(Objects.requireNonNull(stored, resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A message of a version that wrote it so. */
    static <T> T read(String written, Class<T> type) {
        Payload payload = Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFromUtf8(written))
                .build();
        return DataConverters.create().fromPayload(payload, type, type);
    }

    private Payload payload(Object message) {
        return converter.toPayload(message).orElseThrow();
    }
}
