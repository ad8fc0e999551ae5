package dev.creatorflow.starter.export;

import dev.creatorflow.activities.persistence.export.ExportRows;
import dev.creatorflow.activities.persistence.export.ExportRows.Request;
import dev.creatorflow.activities.persistence.export.ExportSubject;
import dev.creatorflow.activities.persistence.export.RowSink;
import dev.creatorflow.activities.persistence.staff.CreatorOrder;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.CommandFailure;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.names.LengthOfTime;
import dev.creatorflow.starter.names.Where;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes rows with their types, streamed: however many there are, memory stays the same.",
            "Without --out they go to standard output."
        })
public final class ExportCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;

    private final Session session;

    @Parameters(paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}.")
    private ExportSubject subject = ExportSubject.CREATORS;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; default csv.")
    private ExportFormat format = ExportFormat.CSV;

    @Option(
            names = "--where",
            paramLabel = "TERMS",
            description = "Only of these Instagram creators: " + Where.TERMS + ".")
    private @Nullable String where;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "A day (2026-11-01), a time, or an age (7d): creators scraped, media published, observations"
                    + " and metrics made since then, communities and redditors scraped, posts of Reddit published.")
    private @Nullable String since;

    @Option(names = "--out", paramLabel = "FILE", description = "A file; it appears when it is complete.")
    private @Nullable Path file;

    public ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Request request = new Request(subject, creators(), since == null ? null : instant(since));
        if (file == null) {
            if (format == ExportFormat.PARQUET && session.surroundings().terminal()) {
                throw CommandFailure.usage("Parquet is not for a terminal: give --out FILE, or pipe it on.");
            }
            long rows = write(request, new Unclosed(session.surroundings().out()));
            session.console().remark(rows + " " + name() + ".");
            return ExitCode.DONE.code();
        }
        Path target = session.surroundings().workingDir().resolve(file);
        long rows = writeWhole(request, target);
        session.console()
                .result(
                        () -> Table.of("what", "rows", "file")
                                .row(name(), rows, target.toString())
                                .build(),
                        () -> Map.of("what", name(), "rows", rows, "file", target.toString()));
        return ExitCode.DONE.code();
    }

    private String name() {
        return subject.toString();
    }

    private @Nullable List<String> creators() {
        if (where == null) {
            return null;
        }
        if (!subject.ofCreators()) {
            throw CommandFailure.usage("--where chooses Instagram creators; " + name() + " belong to none.");
        }
        Where terms = new Where(session.connections().clock().instant()).and(where);
        return session.connections().creators().ids(terms.filter(List.of(), CreatorOrder.USERNAME, true));
    }

    /** Under another name until it is complete: half a file is never taken for a whole one. */
    private long writeWhole(Request request, Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            long rows;
            try (OutputStream out = Files.newOutputStream(part)) {
                rows = write(request, out);
            } catch (IOException e) {
                throw CommandFailure.failed("The file " + part + " cannot be written: " + e.getMessage() + ".");
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long write(Request request, OutputStream out) throws IOException {
        try (RowSink sink = format.sink(new BufferedOutputStream(out, BUFFER))) {
            return new ExportRows(session.connections().database()).write(request, sink);
        }
    }

    private Instant instant(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            try {
                return session.connections().clock().instant().minus(LengthOfTime.parse(text));
            } catch (IllegalArgumentException none) {
                throw CommandFailure.usage(
                        "--since is a day (2026-11-01), a time (2026-11-01T12:00:00Z) or an age (7d), not '" + text
                                + "'.");
            }
        }
    }

    /** Standard output stays open. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
