package dev.creatorflow.worker;

import dev.creatorflow.activities.settings.MissingSettingException;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.settings.SettingsException;
import dev.creatorflow.activities.settings.SettingsLoader;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.Import;

/** The worker process. What keeps it from starting is said in one sentence, with the exit codes of the command line. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PersistenceConfiguration.class,
    InstagramConfiguration.class,
    MediaConfiguration.class,
    BatchConfiguration.class,
    TemporalConfiguration.class,
    MetricsConfiguration.class,
    OperationsConfiguration.class,
    RedditConfiguration.class
})
public class WorkerApplication {
    private static final String HELP = """
            Usage: creatorflow worker
            Runs the workflows and activities until it is told to stop (Ctrl-C, SIGTERM); what is under way is finished
            or handed to another worker. Its schema has to be there: ./creatorflow db migrate.

            It takes no options: settings come from the environment, .env and application.yaml, all of them in
            docs/settings.md. Needed are TEMPORAL_ADDRESS, DATABASE_URL, RAPIDAPI_KEY and, for media, R2_*;
            './creatorflow config' shows those in effect, './creatorflow doctor' checks them.
            Health and metrics: http://127.0.0.1:WORKER_HTTP_PORT/actuator/health and /actuator/prometheus.

            Exit codes: 0 stopped in good order, 2 a setting is wrong, 4 a server cannot be reached.
            """;
    private static final int WRONG_USE = 2;
    private static final int UNREACHABLE = 4;

    /** Starts the worker, or ends the process with a message and an exit code. */
    public static void main(String[] args) {
        int code = start(args, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int start(String[] args, PrintStream err) {
        if (Arrays.stream(args).anyMatch(word -> word.equals("--help") || word.equals("-h"))) {
            System.out.print(HELP);
            return 0;
        }
        Optional<String> stray = Arrays.stream(args)
                .filter(word -> !word.matches("--[\\w.-]+=.*"))
                .findFirst();
        if (stray.isPresent()) {
            err.println("The worker does not know '" + stray.get() + "': it takes its settings from the environment."
                    + " See ./creatorflow worker --help");
            return WRONG_USE;
        }
        try {
            Settings settings = SettingsLoader.load();
            // Before the first logger is made: what is checked first is logged in the same form.
            System.setProperty("logback.configurationFile", logging(settings));
            new Preflight(settings).check();
            application(settings).run(args);
            return 0;
        } catch (SettingsException e) {
            err.println(e.getMessage());
            return WRONG_USE;
        } catch (MissingSettingException | UnreachableException e) {
            err.println(e.getMessage());
            return UNREACHABLE;
        } catch (PortInUseException e) {
            err.println(
                    "Port " + e.getPort()
                            + " is taken, so the worker's health page cannot be served: set WORKER_HTTP_PORT to a free port, or to 0.");
            return UNREACHABLE;
        }
    }

    private static SpringApplication application(Settings settings) {
        SpringApplication application = new SpringApplication(WorkerApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(context -> {
            SecretLogs.silence();
            context.getBeanFactory().registerSingleton("settings", settings);
        });
        return application;
    }

    /** The page of health and figures, for this machine alone: it shows, and changes nothing. */
    static Map<String, Object> properties(Settings settings) {
        return Map.of(
                "logging.config", "classpath:" + logging(settings),
                "server.address", "127.0.0.1",
                "server.port", String.valueOf(settings.operations().workerHttpPort()),
                "spring.threads.virtual.enabled", "true",
                "spring.main.log-startup-info", "false",
                "management.endpoints.web.exposure.include", "health,info,prometheus,metrics",
                "management.endpoint.health.show-details", "always",
                // The pid on the page: who started a worker can tell it from another one on the same port.
                "management.info.process.enabled", "true");
    }

    private static String logging(Settings settings) {
        return switch (settings.operations().logFormat()) {
            case TEXT -> "logback.xml";
            case JSON -> "logback-json.xml";
        };
    }
}
