package dev.creatorflow.starter.doctor;

import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.starter.console.Table;
import dev.creatorflow.starter.doctor.Finding.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks every dependency and setting, with a remedy. Makes no paid call.")
public final class DoctorCommand implements Callable<Integer> {

    private final Session session;

    public DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        MachineChecks machine = new MachineChecks(session.connections().settings(), session.surroundings());
        ServerChecks servers = new ServerChecks(session.connections());
        List<Supplier<List<Finding>>> checks = List.of(
                () -> List.of(machine.jdk(), machine.settings()),
                () -> List.of(servers.database()),
                servers::exposed,
                servers::drift,
                servers::temporal,
                servers::store,
                () -> List.of(machine.provider(), machine.reddit(), machine.disk(), machine.ffmpeg(), machine.clock()));
        List<Finding> findings = new ArrayList<>();
        for (Supplier<List<Finding>> check : checks) {
            findings.addAll(check.get());
            session.console().status(findings.size() + " checks done");
        }
        session.console().result(() -> table(findings), () -> Map.of("checks", findings));
        for (Finding finding : findings) {
            if (finding.remedy() != null) {
                session.console().below(finding.check() + ": " + finding.remedy());
            }
        }
        return exitCode(findings).code();
    }

    private static ExitCode exitCode(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.state() == State.UNREACHABLE)) {
            return ExitCode.UNREACHABLE;
        }
        return findings.stream().anyMatch(finding -> finding.state() == State.FAILED) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static Table table(List<Finding> findings) {
        Table.Builder table = Table.of("check", "state", "detail");
        findings.forEach(finding ->
                table.row(finding.check(), finding.state().name().toLowerCase(Locale.ROOT), finding.detail()));
        return table.build();
    }
}
