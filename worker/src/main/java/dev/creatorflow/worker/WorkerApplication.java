package dev.creatorflow.worker;

import dev.creatorflow.activities.settings.MissingSettingException;
import dev.creatorflow.activities.settings.Settings;
import dev.creatorflow.activities.settings.SettingsException;
import dev.creatorflow.activities.settings.SettingsLoader;
import java.io.PrintStream;
import java.util.Map;
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
    TemporalConfiguration.class,
    MetricsConfiguration.class
})
public class WorkerApplication {
    private static final int WRONG_USE = 2;
    private static final int UNREACHABLE = 4;

    /** Starts the worker, or ends the process with a message and an exit code. */
    public static void main(String[] args) {
        int code = start(args, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int start(String[] args, PrintStream err) {
        try {
            Settings settings = SettingsLoader.load();
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
        application.setDefaultProperties(Map.of(
                "server.address", "127.0.0.1",
                "server.port", String.valueOf(settings.operations().workerHttpPort()),
                "spring.threads.virtual.enabled", "true",
                "spring.main.log-startup-info", "false",
                "management.endpoints.web.exposure.include", "health,info,prometheus,metrics",
                "management.endpoint.health.show-details", "always"));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("settings", settings));
        return application;
    }
}
