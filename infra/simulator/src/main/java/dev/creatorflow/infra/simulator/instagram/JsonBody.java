package dev.creatorflow.infra.simulator.instagram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one JSON document into memory, in the order of the calls. Not thread-safe. */
final class JsonBody {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** Room for a whole page, so that it is not copied while it grows. */
    private static final int USUAL_BYTES = 200_000;

    private final ByteArrayOutputStream out;
    private final JsonGenerator generator;

    /** A call on the generator, which can only fail as the memory buffer can: never. */
    private interface Step {
        void run() throws IOException;
    }

    private JsonBody(int expectedBytes) {
        this.out = new ByteArrayOutputStream(expectedBytes);
        try {
            this.generator = FACTORY.createGenerator(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The document as an object whose fields are written by {@code content}. */
    static byte[] document(Consumer<JsonBody> content) {
        return write(content, USUAL_BYTES);
    }

    /** Fields that never change, encoded once; {@link #constants} puts them into objects. */
    static SerializableString encoded(Consumer<JsonBody> fields) {
        String object = new String(write(fields, 1_024), StandardCharsets.UTF_8);
        return new SerializedString("," + object.substring(1, object.length() - 1));
    }

    private static byte[] write(Consumer<JsonBody> content, int expectedBytes) {
        JsonBody body = new JsonBody(expectedBytes);
        body.item(() -> content.accept(body));
        body.run(body.generator::close);
        return body.out.toByteArray();
    }

    /** Fields encoded before, into an object that already has at least one. */
    JsonBody constants(SerializableString fields) {
        return run(() -> generator.writeRaw(fields));
    }

    JsonBody field(String name, @Nullable String value) {
        return run(() -> generator.writeStringField(name, value));
    }

    JsonBody field(String name, long value) {
        return run(() -> generator.writeNumberField(name, value));
    }

    JsonBody field(String name, BigDecimal value) {
        return run(() -> generator.writeNumberField(name, value));
    }

    JsonBody field(String name, boolean value) {
        return run(() -> generator.writeBooleanField(name, value));
    }

    /** Fields that are null. */
    JsonBody nulls(String... names) {
        for (String name : names) {
            run(() -> generator.writeNullField(name));
        }
        return this;
    }

    /** Fields that are false. */
    JsonBody falses(String... names) {
        for (String name : names) {
            field(name, false);
        }
        return this;
    }

    /** Fields that are an empty array. */
    JsonBody empties(String... names) {
        for (String name : names) {
            array(name, () -> {});
        }
        return this;
    }

    JsonBody object(String name, Runnable content) {
        run(() -> generator.writeFieldName(name));
        return item(content);
    }

    JsonBody array(String name, Runnable content) {
        run(() -> generator.writeArrayFieldStart(name));
        content.run();
        return run(generator::writeEndArray);
    }

    /** An object as element of the array that is open. */
    JsonBody item(Runnable content) {
        run(generator::writeStartObject);
        content.run();
        return run(generator::writeEndObject);
    }

    /** A text as element of the array that is open. */
    JsonBody item(String value) {
        return run(() -> generator.writeString(value));
    }

    /** A number as element of the array that is open. */
    JsonBody item(long value) {
        return run(() -> generator.writeNumber(value));
    }

    private JsonBody run(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
