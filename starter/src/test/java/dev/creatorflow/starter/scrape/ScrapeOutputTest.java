package dev.creatorflow.starter.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.creatorflow.starter.console.ExitCode;
import dev.creatorflow.workflows.contract.Outcome;
import dev.creatorflow.workflows.contract.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrapeOutputTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            COMPLETE                 | DONE
            COMPLETE COMPLETE        | DONE
            PARTIAL                  | PARTIAL
            STOPPED                  | PARTIAL
            COMPLETE PARTIAL         | PARTIAL
            COMPLETE FAILED          | PARTIAL
            FAILED                   | FAILED
            FAILED FAILED            | FAILED
            FAILED STOPPED           | PARTIAL
            """)
    void theExitCodeIsThatOfTheWholeCommand(String outcomes, ExitCode exitCode) {
        List<CreatorReport> reports = Stream.of(outcomes.split(" "))
                .map(outcome -> report(Outcome.valueOf(outcome)))
                .toList();
        assertThat(ScrapeOutput.exitCode(reports)).isEqualTo(exitCode);
    }

    @Test
    void theDocumentHasTheNamesOthersRelyOn() {
        JsonNode report = new ObjectMapper().valueToTree(report(Outcome.COMPLETE));
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactly(
                        "requested",
                        "username",
                        "igUserId",
                        "outcome",
                        "reason",
                        "detail",
                        "reels",
                        "posts",
                        "media",
                        "apiCalls",
                        "followers",
                        "engagementRate",
                        "followerGrowthDaily",
                        "followerGrowthWeekly",
                        "workflowId");
        assertThat(report.get("reels").fieldNames()).toIterable().containsExactly("saved", "new", "existing");
        assertThat(report.get("posts").fieldNames()).toIterable().containsExactly("saved", "new", "existing");
        assertThat(report.get("media").fieldNames()).toIterable().containsExactly("stored", "reused", "failed", "due");
        assertThat(report.get("apiCalls").fieldNames()).toIterable().containsExactly("total", "succeeded", "failed");
    }

    private static CreatorReport report(Outcome outcome) {
        return CreatorReport.broken("nasa", "1", outcome, Reason.INTERNAL, "a sentence", "instagram/creator/1");
    }
}
