package dev.creatorflow.starter;

import dev.creatorflow.activities.persistence.staff.Review;
import dev.creatorflow.starter.backfill.BackfillInstagramCommand;
import dev.creatorflow.starter.backfill.BackfillListCommand;
import dev.creatorflow.starter.backfill.BackfillRedditCommand;
import dev.creatorflow.starter.backfill.BackfillShowCommand;
import dev.creatorflow.starter.backfill.BackfillSteerCommand;
import dev.creatorflow.starter.backfill.BackfillSteerCommand.Move;
import dev.creatorflow.starter.budget.BudgetPauseCommand;
import dev.creatorflow.starter.budget.BudgetRateCommand;
import dev.creatorflow.starter.budget.BudgetResumeCommand;
import dev.creatorflow.starter.budget.BudgetShowCommand;
import dev.creatorflow.starter.config.ConfigCommand;
import dev.creatorflow.starter.connection.Session;
import dev.creatorflow.starter.console.GlobalOptions;
import dev.creatorflow.starter.creators.AddCommand;
import dev.creatorflow.starter.creators.CreatorsListCommand;
import dev.creatorflow.starter.creators.CreatorsShowCommand;
import dev.creatorflow.starter.creators.EditCommand;
import dev.creatorflow.starter.creators.ImportCommand;
import dev.creatorflow.starter.creators.PauseCommand;
import dev.creatorflow.starter.creators.RelatedCommand;
import dev.creatorflow.starter.creators.ReviewCommand;
import dev.creatorflow.starter.digest.DigestCommand;
import dev.creatorflow.starter.doctor.DoctorCommand;
import dev.creatorflow.starter.drift.DriftReleaseCommand;
import dev.creatorflow.starter.drift.DriftShowCommand;
import dev.creatorflow.starter.export.ExportCommand;
import dev.creatorflow.starter.failures.CancelCommand;
import dev.creatorflow.starter.failures.FailuresCommand;
import dev.creatorflow.starter.failures.ResetCommand;
import dev.creatorflow.starter.failures.RetryCommand;
import dev.creatorflow.starter.failures.SteerCommand;
import dev.creatorflow.starter.media.MediaRepairCommand;
import dev.creatorflow.starter.media.MediaStatusCommand;
import dev.creatorflow.starter.media.MediaVerifyCommand;
import dev.creatorflow.starter.reddit.RedditorsAddCommand;
import dev.creatorflow.starter.reddit.RedditorsListCommand;
import dev.creatorflow.starter.reddit.RedditorsShowCommand;
import dev.creatorflow.starter.reddit.SubredditsAddCommand;
import dev.creatorflow.starter.reddit.SubredditsListCommand;
import dev.creatorflow.starter.reddit.SubredditsReviewCommand;
import dev.creatorflow.starter.reddit.SubredditsShowCommand;
import dev.creatorflow.starter.reddit.SubredditsViralCommand;
import dev.creatorflow.starter.reddit.TagsDecideCommand;
import dev.creatorflow.starter.reddit.TagsListCommand;
import dev.creatorflow.starter.reddit.TagsProposeCommand;
import dev.creatorflow.starter.replay.ReplayCommand;
import dev.creatorflow.starter.reprocess.ReprocessCommand;
import dev.creatorflow.starter.runs.RunsListCommand;
import dev.creatorflow.starter.runs.RunsShowCommand;
import dev.creatorflow.starter.schedules.ScheduleChangeCommand;
import dev.creatorflow.starter.schedules.ScheduleChangeCommand.Change;
import dev.creatorflow.starter.schedules.ScheduleCreateCommand;
import dev.creatorflow.starter.schedules.ScheduleListCommand;
import dev.creatorflow.starter.schedules.ScheduleShowCommand;
import dev.creatorflow.starter.schema.SchemaCommand;
import dev.creatorflow.starter.scrape.ScrapeInstagramCommand;
import dev.creatorflow.starter.scrape.ScrapeRedditCommand;
import dev.creatorflow.starter.scrape.WatchCommand;
import dev.creatorflow.starter.workers.WorkersListCommand;
import dev.creatorflow.starter.workers.WorkersPromoteCommand;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Which commands there are, made by hand rather than found. Reading a command's options takes more time than anything
 * else in a short run, so only the commands that were typed are read; of the others the help knows one line.
 */
final class CommandTree {

    /** The command that has to know all others. */
    private static final String COMPLETION = "completion";

    private final Session session;
    private final List<String> words;

    /** @param words what the person typed */
    CommandTree(Session session, String... words) {
        this.session = session;
        this.words = List.of(words);
    }

    CommandLine root(GlobalOptions options) {
        CommandLine root = new CommandLine(new Root(options));
        LauncherCommands.addTo(root);
        group(root, "scrape", "Scrape now: start or join, follow, print the result.", this::scrape);
        group(root, "creators", "Creators: enrol, look at, review, edit.", this::creators);
        group(root, "subreddits", "Communities of Reddit: store, look at, review.", this::subreddits);
        group(root, "redditors", "Redditors: store, look at.", this::redditors);
        group(root, "runs", "Runs: what was scraped, and how it went.", this::runs);
        group(root, "media", "Media: what is kept, repaired, verified.", this::media);
        command(root, "digest", "How the last day went, and what needs a person.", () -> new DigestCommand(session));
        group(root, "schedules", "Schedules: when cycles start.", this::schedules);
        group(root, "backfill", "Backfills: many creators, planned before they start.", this::backfill);
        group(root, "workers", "Workers: their builds, and which one gets new work.", this::workers);
        group(root, "budget", "Budget: calls and money, rate and pause of each provider.", this::budget);
        group(root, "drift", "Changes of the provider's answers, and fields held back.", this::drift);
        command(
                root,
                "reprocess",
                "Rows and figures again from the stored answers: no request.",
                () -> new ReprocessCommand(session));
        command(root, "db", "The database's schema: status, plan, migrate, adopt.", () -> new SchemaCommand(session));
        command(root, "export", "Rows as csv, ndjson or parquet, streamed.", () -> new ExportCommand(session));
        command(root, "doctor", "Check every dependency and setting, with a remedy.", () -> new DoctorCommand(session));
        command(root, "config", "The settings in effect, and where each came from.", () -> new ConfigCommand(session));
        command(
                root,
                COMPLETION,
                "Shell completion for bash and zsh.",
                () -> new CompletionCommand(session.surroundings().out()));
        if (typed("aot-training")) {
            root.addSubcommand(new AotTraining(session.surroundings().out()));
        }
        return root;
    }

    private void scrape(CommandLine scrape) {
        command(scrape, "instagram", "Scrape Instagram creators.", () -> new ScrapeInstagramCommand(session));
        command(scrape, "reddit", "Scrape communities and redditors.", () -> new ScrapeRedditCommand(session));
    }

    private void creators(CommandLine creators) {
        command(creators, "add", "Enrol creators.", () -> new AddCommand(session));
        command(creators, "import", "Store accounts whose ids are known.", () -> new ImportCommand(session));
        command(creators, "list", "Creators with what is known of them.", () -> new CreatorsListCommand(session));
        command(creators, "show", "One creator with everything stored.", () -> new CreatorsShowCommand(session));
        command(creators, "edit", "Change niche, notes, tags or tier.", () -> new EditCommand(session));
        command(creators, "related", "Find creators through stored ones.", () -> new RelatedCommand(session));
        command(creators, "approve", "Enrol stored creators.", () -> new ReviewCommand(session, Review.APPROVED));
        command(
                creators,
                "reject",
                "Take creators out of every schedule for good.",
                () -> new ReviewCommand(session, Review.REJECTED));
        command(
                creators,
                "unreview",
                "Put creators back among those nobody has decided on.",
                () -> new ReviewCommand(session, Review.PENDING));
        command(
                creators,
                "pause",
                "Leave creators out of schedules for a while.",
                () -> new PauseCommand(session, true));
        command(creators, "resume", "Take paused creators in again.", () -> new PauseCommand(session, false));
    }

    private void subreddits(CommandLine subreddits) {
        command(subreddits, "add", "Store communities.", () -> new SubredditsAddCommand(session));
        command(subreddits, "list", "Communities with what is known.", () -> new SubredditsListCommand(session));
        command(subreddits, "show", "One community with everything.", () -> new SubredditsShowCommand(session));
        command(subreddits, "review", "Decide about communities.", () -> new SubredditsReviewCommand(session));
        command(subreddits, "viral", "Posts that stand out now.", () -> new SubredditsViralCommand(session));
        group(subreddits, "tags", "Tags that a model proposes and you decide about.", this::tags);
    }

    private void tags(CommandLine tags) {
        command(tags, "propose", "Have tags proposed.", () -> new TagsProposeCommand(session));
        command(tags, "list", "Proposals that wait for a decision.", () -> new TagsListCommand(session));
        command(
                tags,
                "accept",
                "Take what is proposed as the communities' tags.",
                () -> new TagsDecideCommand(session, true));
        command(tags, "reject", "Leave what is proposed.", () -> new TagsDecideCommand(session, false));
    }

    private void redditors(CommandLine redditors) {
        command(redditors, "add", "Store redditors, as ours.", () -> new RedditorsAddCommand(session));
        command(redditors, "list", "Redditors with what is known.", () -> new RedditorsListCommand(session));
        command(redditors, "show", "One redditor with everything.", () -> new RedditorsShowCommand(session));
    }

    private void media(CommandLine media) {
        command(media, "status", "What is kept, due and lost.", () -> new MediaStatusCommand(session));
        command(media, "repair", "Try again what is due.", () -> new MediaRepairCommand(session));
        command(media, "verify", "Read kept files again.", () -> new MediaVerifyCommand(session));
    }

    private void drift(CommandLine drift) {
        command(drift, "show", "Odd fields, and those held back.", () -> new DriftShowCommand(session));
        command(
                drift,
                "accept",
                "Publish a held field, and what came in meanwhile.",
                () -> new DriftReleaseCommand(session, true));
        command(drift, "release", "Publish a held field from now on.", () -> new DriftReleaseCommand(session, false));
    }

    private void runs(CommandLine runs) {
        command(runs, "list", "Runs, newest first.", () -> new RunsListCommand(session));
        command(runs, "show", "One run, and what it could not store.", () -> new RunsShowCommand(session));
        command(runs, "failures", "What did not end well, by its first cause.", () -> new FailuresCommand(session));
        command(runs, "retry", "Run failed runs again.", () -> new RetryCommand(session));
        command(runs, "reset", "Let a run happen again from an activity on.", () -> new ResetCommand(session));
        command(runs, "cancel", "End a run under way.", () -> new CancelCommand(session));
        command(runs, "pause", "Let a scrape under way ask nothing further.", () -> new SteerCommand(session, "pause"));
        command(runs, "resume", "Let a paused scrape go on.", () -> new SteerCommand(session, "resume"));
        command(runs, "skip-media", "Leave a scrape's further media.", () -> new SteerCommand(session, "skipMedia"));
        command(
                runs,
                "refetch",
                "Ask everything afresh, and pay for it, when a scrape under way has ended.",
                () -> new SteerCommand(session, "refetch"));
        command(runs, "replay", "Check a history against the code at hand.", () -> new ReplayCommand(session));
        command(runs, "watch", "Follow scrapes under way to their end.", () -> new WatchCommand(session));
    }

    private void schedules(CommandLine schedules) {
        command(schedules, "create", "Make a schedule of cycles.", () -> new ScheduleCreateCommand(session));
        command(schedules, "list", "All schedules.", () -> new ScheduleListCommand(session));
        command(schedules, "show", "One schedule and its slots.", () -> new ScheduleShowCommand(session));
        change(schedules, "pause", "Start nothing further.", Change.PAUSE);
        change(schedules, "resume", "Start slots again.", Change.RESUME);
        change(schedules, "trigger", "Start a cycle now.", Change.TRIGGER);
        change(schedules, "delete", "Remove a schedule.", Change.DELETE);
    }

    private void change(CommandLine schedules, String name, String line, Change change) {
        command(schedules, name, line, () -> new ScheduleChangeCommand(session, change));
    }

    private void backfill(CommandLine backfill) {
        command(backfill, "instagram", "Plan and start a backfill.", () -> new BackfillInstagramCommand(session));
        command(backfill, "reddit", "Plan and start one of Reddit.", () -> new BackfillRedditCommand(session));
        command(backfill, "list", "Backfills, newest first.", () -> new BackfillListCommand(session));
        command(backfill, "show", "How far a backfill is.", () -> new BackfillShowCommand(session));
        command(backfill, "pause", "Start nothing further.", () -> new BackfillSteerCommand(session, Move.PAUSE));
        command(backfill, "resume", "Go on, or agree.", () -> new BackfillSteerCommand(session, Move.RESUME));
        command(backfill, "cancel", "End it early.", () -> new BackfillSteerCommand(session, Move.CANCEL));
    }

    private void budget(CommandLine budget) {
        command(budget, "show", "Calls and money, used and left.", () -> new BudgetShowCommand(session));
        command(budget, "rate", "Change the requests per second.", () -> new BudgetRateCommand(session));
        command(budget, "pause", "Send a provider nothing more.", () -> new BudgetPauseCommand(session));
        command(budget, "resume", "End a provider's pause.", () -> new BudgetResumeCommand(session));
    }

    private void workers(CommandLine workers) {
        command(workers, "list", "Builds of the worker, newest first.", () -> new WorkersListCommand(session));
        command(workers, "promote", "Give new work to a build.", () -> new WorkersPromoteCommand(session));
    }

    private void group(CommandLine parent, String name, String line, Consumer<CommandLine> filling) {
        command(parent, name, line, Group::new);
        if (typed(name)) {
            filling.accept(parent.getSubcommands().get(name));
        }
    }

    /** A command's own description stands; where it has none, its line in the help of its group says it all. */
    private void command(CommandLine parent, String name, String line, Supplier<Object> command) {
        CommandLine added = typed(name)
                ? new CommandLine(command.get())
                : new CommandLine(CommandSpec.wrapWithoutInspection(new Object()));
        if (added.getCommandSpec().usageMessage().description().length == 0) {
            added.getCommandSpec().usageMessage().description(line);
        }
        parent.addSubcommand(name, added);
    }

    private boolean typed(String name) {
        return words.contains(name) || words.contains(COMPLETION);
    }
}
