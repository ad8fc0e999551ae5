package dev.creatorflow.infra.local.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creatorflow.infra.local.component.DataFolder;
import dev.creatorflow.infra.local.port.Ports;
import dev.creatorflow.infra.local.secret.Secrets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class ObjectStoreServerTest {
    @TempDir
    Path folder;

    private DataFolder data;
    private int port;

    @BeforeEach
    void chooseAPort() {
        data = DataFolder.at(folder.resolve("data"));
        port = new Ports(folder.resolve("ports.properties"), folder.resolve("claims")).choose("s3", 0, 0);
    }

    @Test
    void objectsSurviveARestart() throws Exception {
        try (ObjectStoreServer server = server()) {
            server.start();
            try (S3Client client = client(server.settings())) {
                client.putObject(
                        request -> request.bucket("b9-instagram-media")
                                .key("media/ab/abc.jpg")
                                .contentType("image/jpeg"),
                        RequestBody.fromString("bytes"));
            }
        }
        try (ObjectStoreServer again = server()) {
            again.start();
            try (S3Client client = client(again.settings())) {
                var object = client.getObjectAsBytes(
                        request -> request.bucket("b9-instagram-media").key("media/ab/abc.jpg"));

                assertThat(object.asUtf8String()).isEqualTo("bytes");
                assertThat(object.response().contentType()).isEqualTo("image/jpeg");
            }
        }
    }

    @Test
    void whatAKilledServerLeftHalfWrittenIsNoObject() throws Exception {
        String key = "media/ab/abc.jpg";
        try (ObjectStoreServer server = server()) {
            server.start();
            try (S3Client client = client(server.settings())) {
                client.putObject(
                        request -> request.bucket("b9-instagram-media").key(key), RequestBody.fromString("bytes"));
            }
        }
        Path object = data.resolve("objects").resolve("b9-instagram-media").resolve(key);
        Files.writeString(object.resolveSibling("abd.jpg-b47062b6-2763-4797-a617-437c86a96a5f"), "byt");
        try (ObjectStoreServer again = server()) {
            again.start();
            try (S3Client client = client(again.settings())) {
                assertThat(client.listObjectsV2(request -> request.bucket("b9-instagram-media"))
                                .contents())
                        .extracting(S3Object::key)
                        .containsExactly(key);
            }
        }
    }

    @Test
    void theMediaBucketIsReadWithoutAKeyAndTheArchiveIsNot() throws Exception {
        try (ObjectStoreServer server = server()) {
            server.start();
            try (S3Client client = client(server.settings())) {
                for (String bucket : new String[] {"b9-instagram-media", "b9-instagram-media-archive"}) {
                    client.putObject(request -> request.bucket(bucket).key("a/b"), RequestBody.fromString("bytes"));
                }
            }
            assertThat(get(server.settings().get("R2_PUBLIC_URL") + "/a/b").body())
                    .isEqualTo("bytes");
            assertThat(get(server.address() + "/b9-instagram-media-archive/a/b").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void aWrongSecretIsRefused() throws Exception {
        try (ObjectStoreServer server = server()) {
            server.start();
            Map<String, String> wrong = new java.util.HashMap<>(server.settings());
            wrong.put("R2_SECRET_ACCESS_KEY", "guessed");
            try (S3Client client = client(wrong)) {
                assertThatThrownBy(() -> client.listObjectsV2(request -> request.bucket("b9-instagram-media")))
                        .isInstanceOfSatisfying(
                                S3Exception.class,
                                e -> assertThat(e.statusCode()).isEqualTo(403));
            }
        }
    }

    private ObjectStoreServer server() {
        return new ObjectStoreServer(data, new Secrets(data.secrets()), port);
    }

    private static S3Client client(Map<String, String> settings) {
        return S3Client.builder()
                .endpointOverride(URI.create(settings.get("R2_ENDPOINT")))
                .region(Region.of(settings.get("R2_REGION")))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        settings.get("R2_ACCESS_KEY_ID"), settings.get("R2_SECRET_ACCESS_KEY"))))
                .build();
    }

    private static HttpResponse<String> get(String address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
