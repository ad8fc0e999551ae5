package dev.creatorflow.infra.local.platform;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.exit.CommandFailure;
import dev.creatorflow.infra.local.exit.ExitCode;
import dev.creatorflow.infra.local.file.PropertyFile;

/**
 * Says that a data folder is in use already, and by whom as far as it is known.
 *
 * @param data the folder
 */
public record AlreadyUp(DataFolder data) {

    public CommandFailure failure() {
        String pid = PropertyFile.read(data.readyFile()).get("platform.pid");
        return new CommandFailure(
                ExitCode.FAILED,
                "The platform on " + data.path() + " is already up"
                        + (pid == null ? " or just starting" : " (pid " + pid + ")")
                        + ". './creatorflow status' shows it, './creatorflow down' stops it; another"
                        + " CREATORFLOW_DATA_DIR gives a second platform.");
    }
}
