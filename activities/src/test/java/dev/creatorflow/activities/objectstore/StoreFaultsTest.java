package dev.creatorflow.activities.objectstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class StoreFaultsTest {
    @ParameterizedTest
    @CsvSource({
        "403, RequestTimeTooSkewed, CLOCK_SKEW",
        "403, RequestExpired, CLOCK_SKEW",
        "403, InvalidAccessKeyId, WRONG_KEYS",
        "403, SignatureDoesNotMatch, WRONG_KEYS",
        "401, Unauthorized, WRONG_KEYS",
        "403, AccessDenied, DENIED",
        "404, NoSuchBucket, MISSING_BUCKET",
        "404, NoSuchKey, OBJECT_MISSING",
        "503, SlowDown, FAULT",
        "401, , WRONG_KEYS",
        "500, , FAULT"
    })
    void everyAnswerOfAStoreHasItsRemedy(int status, String code, StoreProblem problem) {
        SdkException fault = S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();

        StoreException told = StoreFaults.exception(fault, "at http://store, bucket media");

        assertThat(told.problem()).isEqualTo(problem);
        assertThat(told).hasMessageContaining(problem.remedy()).hasMessageContaining("HTTP " + status);
    }
}
