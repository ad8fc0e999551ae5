package dev.creatorflow.starter;

import dev.creatorflow.activities.persistence.staff.Review;
import dev.creatorflow.starter.config.ConfigCommand;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.GlobalOptions;
import dev.creatorflow.starter.creators.AddCommand;
import dev.creatorflow.starter.creators.CreatorsListCommand;
import dev.creatorflow.starter.creators.CreatorsShowCommand;
import dev.creatorflow.starter.creators.EditCommand;
import dev.creatorflow.starter.creators.ImportCommand;
import dev.creatorflow.starter.creators.PauseCommand;
import dev.creatorflow.starter.creators.ReviewCommand;
import dev.creatorflow.starter.doctor.DoctorCommand;
import dev.creatorflow.starter.runs.RunsListCommand;
import dev.creatorflow.starter.runs.RunsShowCommand;
import dev.creatorflow.starter.schema.SchemaCommand;
import dev.creatorflow.starter.scrape.ScrapeInstagramCommand;
import dev.creatorflow.starter.scrape.WatchCommand;
import picocli.CommandLine;

/** Which commands there are. Made by hand rather than found: a class path is not searched, and the start stays fast. */
final class CommandTree {

    private final Session session;

    CommandTree(Session session) {
        this.session = session;
    }

    CommandLine root(GlobalOptions options) {
        CommandLine root = new CommandLine(new Root(options));
        LauncherCommands.addTo(root);
        root.addSubcommand("scrape", scrape());
        root.addSubcommand("creators", creators());
        root.addSubcommand("runs", runs());
        root.addSubcommand("db", new SchemaCommand(session));
        root.addSubcommand("doctor", new DoctorCommand(session));
        root.addSubcommand("config", new ConfigCommand(session));
        root.addSubcommand(
                "completion", new CompletionCommand(session.surroundings().out()));
        return root;
    }

    private CommandLine scrape() {
        return group("Scrape now: start or join, follow, print the result.")
                .addSubcommand("instagram", new ScrapeInstagramCommand(session));
    }

    private CommandLine creators() {
        CommandLine creators = group("Creators: enrol, look at, review, edit.");
        creators.addSubcommand("add", new AddCommand(session));
        creators.addSubcommand("import", new ImportCommand(session));
        creators.addSubcommand("list", new CreatorsListCommand(session));
        creators.addSubcommand("show", new CreatorsShowCommand(session));
        creators.addSubcommand("edit", new EditCommand(session));
        add(creators, "approve", new ReviewCommand(session, Review.APPROVED), "Enrol stored creators.");
        add(creators, "reject", new ReviewCommand(session, Review.REJECTED), "Take creators out of every schedule.");
        add(creators, "pause", new PauseCommand(session, true), "Leave creators out of schedules for a while.");
        add(creators, "resume", new PauseCommand(session, false), "Take paused creators in again.");
        return creators;
    }

    private CommandLine runs() {
        CommandLine runs = group("Runs: what was scraped, how it went.");
        runs.addSubcommand("list", new RunsListCommand(session));
        runs.addSubcommand("show", new RunsShowCommand(session));
        runs.addSubcommand("watch", new WatchCommand(session));
        return runs;
    }

    private static void add(CommandLine parent, String name, Object command, String description) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().description(description);
        parent.addSubcommand(name, line);
    }

    private static CommandLine group(String description) {
        CommandLine group = new CommandLine(new Group());
        group.getCommandSpec().usageMessage().description(description);
        return group;
    }
}
