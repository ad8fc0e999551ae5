package dev.creatorflow.infra.local.platform;

import dev.creatorflow.infra.local.component.Component;
import dev.creatorflow.infra.local.objectstore.ObjectStoreServer;
import dev.creatorflow.infra.local.port.Ports;
import dev.creatorflow.infra.local.postgres.PostgresServer;
import dev.creatorflow.infra.local.secret.Secrets;
import dev.creatorflow.infra.local.settings.LocalSettings;
import dev.creatorflow.infra.local.temporal.OtherTemporal;
import dev.creatorflow.infra.local.temporal.TemporalFinder;
import dev.creatorflow.infra.local.temporal.TemporalPorts;
import dev.creatorflow.infra.local.temporal.TemporalServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Makes the parts of a plan, with their ports chosen and their secrets read, ready to be started. */
final class Parts {
    private final LocalSettings settings;
    private final PlatformPlan plan;
    private final Consumer<String> progress;
    private final Ports ports;
    private final Secrets secrets;

    Parts(LocalSettings settings, PlatformPlan plan, Ports ports, Consumer<String> progress) {
        this.settings = settings;
        this.plan = plan;
        this.progress = progress;
        this.ports = ports;
        this.secrets = new Secrets(plan.data().secrets());
    }

    List<Component> make() {
        List<Component> parts = new ArrayList<>();
        for (Part part : Part.values()) {
            if (plan.parts().contains(part)) {
                parts.add(make(part));
            }
        }
        return List.copyOf(parts);
    }

    private Component make(Part part) {
        return switch (part) {
            case POSTGRES -> postgres();
            case S3 -> objectStore();
            case TEMPORAL ->
                settings.temporalAddress().<Component>map(OtherTemporal::new).orElseGet(this::temporal);
        };
    }

    private Component postgres() {
        int port = ports.choose("postgres", plan.wishes().postgres(), PostgresServer.USUAL_PORT);
        return new PostgresServer(plan.data(), settings, secrets, port, plan.durable());
    }

    private Component objectStore() {
        int port = ports.choose("s3", plan.wishes().s3(), ObjectStoreServer.USUAL_PORT);
        return new ObjectStoreServer(plan.data(), secrets, port);
    }

    private Component temporal() {
        TemporalPorts chosen = new TemporalPorts(
                ports.choose("temporal", plan.wishes().temporal(), TemporalServer.USUAL_PORT),
                ports.choose("temporal-ui", plan.wishes().temporalUi(), TemporalServer.USUAL_UI_PORT),
                ports.choose("temporal-http", 0, TemporalServer.USUAL_HTTP_PORT),
                ports.choose("temporal-metrics", 0, TemporalServer.USUAL_METRICS_PORT));
        TemporalFinder finder = new TemporalFinder(settings.toolsDir(), settings.searchPath(), progress);
        return new TemporalServer(plan.data(), finder::find, chosen, plan.durable());
    }
}
