package dev.creatorflow.infra.local.command;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.settings.LocalSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which platform is meant. */
final class DataOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "data folder; default CREATORFLOW_DATA_DIR")
    private @Nullable Path data;

    DataFolder folder(LocalSettings settings) {
        return DataFolder.at(data == null ? settings.dataDir() : data);
    }
}
