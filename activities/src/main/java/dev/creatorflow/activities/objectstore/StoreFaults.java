package dev.creatorflow.activities.objectstore;

import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells the faults of S3-compatible stores apart by their error codes, which all of them share, and by status where there is no code. */
final class StoreFaults {
    private StoreFaults() {}

    static StoreException exception(SdkException e, String where) {
        return new StoreException(problem(e), where, detail(e), e);
    }

    static StoreProblem problem(SdkException e) {
        if (e instanceof SdkClientException) {
            return StoreProblem.UNREACHABLE;
        }
        if (!(e instanceof S3Exception fault)) {
            return StoreProblem.FAULT;
        }
        return switch (code(fault)) {
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidClientTokenId", "Unauthorized" ->
                StoreProblem.WRONG_KEYS;
            case "RequestTimeTooSkewed", "RequestExpired" -> StoreProblem.CLOCK_SKEW;
            case "NoSuchBucket" -> StoreProblem.MISSING_BUCKET;
            case "NoSuchKey" -> StoreProblem.OBJECT_MISSING;
            case "AccessDenied" -> StoreProblem.DENIED;
            default -> byStatus(fault.statusCode());
        };
    }

    private static StoreProblem byStatus(int status) {
        return switch (status) {
            case 401 -> StoreProblem.WRONG_KEYS;
            case 403 -> StoreProblem.DENIED;
            // A range behind the end of an object: these bytes are not there either.
            case 404, 416 -> StoreProblem.OBJECT_MISSING;
            default -> StoreProblem.FAULT;
        };
    }

    private static String code(S3Exception fault) {
        AwsErrorDetails details = fault.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static String detail(SdkException e) {
        if (e instanceof S3Exception fault) {
            String code = code(fault);
            return "HTTP " + fault.statusCode() + (code.isEmpty() ? "" : " " + code);
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null
                ? ""
                : ": " + root.getMessage().lines().findFirst().orElse("");
        return root.getClass().getSimpleName().replace("Exception", "").toLowerCase(Locale.ROOT) + message;
    }
}
