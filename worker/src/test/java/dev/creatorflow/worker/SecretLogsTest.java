package dev.creatorflow.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;

class SecretLogsTest {
    private static final String WIRE = "org.apache.hc.client5.http.wire";
    private static final String HEADERS = "org.apache.hc.client5.http.headers";

    @Test
    void defect63KeysOnTheWireAreNeverLoggedWhateverLevelIsSet() {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(Map.of(
                "logging.level.org.apache.hc",
                "TRACE",
                "logging.level." + WIRE,
                "TRACE",
                "logging.level." + HEADERS,
                "DEBUG"));
        application.addInitializers(context -> SecretLogs.silence());
        try (var _ = application.run()) {
            assertThat(LoggerFactory.getLogger(WIRE).isTraceEnabled()).isFalse();
            assertThat(LoggerFactory.getLogger(HEADERS).isErrorEnabled()).isFalse();
            assertThat(LoggerFactory.getLogger(HEADERS + ".more").isDebugEnabled())
                    .isFalse();
            assertThat(LoggerFactory.getLogger("org.apache.hc.client5.http").isDebugEnabled())
                    .as("what carries no secret follows its level")
                    .isTrue();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Nothing {}
}
