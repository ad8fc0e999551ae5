package dev.creatorflow.infra.local.command;

import dev.creatorflow.infra.local.output.TextTable;
import dev.creatorflow.infra.local.platform.StatusReport;

/** A status for a person. */
final class StatusTable {
    private StatusTable() {}

    static String text(StatusReport report) {
        TextTable table = new TextTable("PART", "STATE", "PID", "ADDRESS");
        for (StatusReport.Line part : report.parts()) {
            table.row(
                    part.part(),
                    part.state(),
                    part.pid() == 0 ? "–" : Long.toString(part.pid()),
                    part.address().isEmpty() ? "–" : part.address());
        }
        String text = table.text() + "\nData folder   " + report.dataDir() + "\n";
        if (report.up()) {
            text += "Settings      " + report.settingsFile() + " (with the passwords; readable by you only)\n";
        }
        return text;
    }
}
