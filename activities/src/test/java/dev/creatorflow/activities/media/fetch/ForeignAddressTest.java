package dev.creatorflow.activities.media.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.creatorflow.activities.media.SampleFiles;
import dev.creatorflow.activities.media.TestCdn;
import dev.creatorflow.activities.settings.AllowedHost;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but the CDN is ever asked, whatever a link, a redirect or a name server says. */
class ForeignAddressTest {
    private static final byte[] JPEG = SampleFiles.jpeg(64, 64, 1);

    @TempDir
    Path folder;

    private TestCdn cdn;
    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    @BeforeEach
    void open() {
        cdn = new TestCdn().on("/a.jpg", TestCdn.file(JPEG, "image/jpeg"));
    }

    @AfterEach
    void close() {
        cdn.close();
    }

    @Test
    void onlyNamedHostsAreAsked() throws Exception {
        List<AllowedHost> allowed =
                List.of(new AllowedHost("fbcdn.net", null), new AllowedHost("127.0.0.1", cdn.port()));

        assertThat(fetch(allowed, cdn.url("/a.jpg"))).isInstanceOf(Fetched.Complete.class);
        for (String url : List.of(
                "http://evil.test/a.jpg",
                "http://evilfbcdn.net/a.jpg",
                "http://fbcdn.net.evil.test/a.jpg",
                "http://127.0.0.1:" + (cdn.port() == 1 ? 2 : 1) + "/a.jpg",
                "http://localhost:" + cdn.port() + "/a.jpg")) {
            assertRefused(fetch(allowed, url));
        }
        assertThat(asked).containsExactly("127.0.0.1");
    }

    @Test
    void anAllowedNameWithAPrivateAddressIsRefusedWithoutAConnection() throws Exception {
        names.put("cdn.fbcdn.net", "127.0.0.1");
        List<AllowedHost> allowed = List.of(new AllowedHost("fbcdn.net", null));

        assertRefused(fetch(allowed, "http://cdn.fbcdn.net:" + cdn.port() + "/a.jpg"));

        assertThat(cdn.requests()).isZero();
    }

    @Test
    void theExemptionHoldsForItsPortOnly() throws Exception {
        names.put("cdn.test", "127.0.0.1");
        try (TestCdn other = new TestCdn()) {
            List<AllowedHost> allowed =
                    List.of(new AllowedHost("cdn.test", cdn.port()), new AllowedHost("cdn.test", null));

            assertThat(fetch(allowed, "http://cdn.test:" + cdn.port() + "/a.jpg"))
                    .isInstanceOf(Fetched.Complete.class);
            assertRefused(fetch(allowed, "http://cdn.test:" + other.port() + "/a.jpg"));
            assertThat(other.requests()).isZero();
        }
    }

    @Test
    void everyHopOfARedirectIsCheckedAgain() throws Exception {
        try (TestCdn inside = new TestCdn().on("/secret", TestCdn.file(JPEG, "image/jpeg"))) {
            cdn.on("/loopback", TestCdn.redirect("http://127.0.0.1:" + inside.port() + "/secret"));
            cdn.on("/metadata", TestCdn.redirect("http://169.254.169.254/latest/meta-data"));
            cdn.on("/file", TestCdn.redirect("file:///etc/passwd"));
            cdn.on("/user", TestCdn.redirect("http://u:p@127.0.0.1:" + cdn.port() + "/a.jpg"));
            cdn.on("/nowhere", TestCdn.status(302));
            cdn.on("/ring", TestCdn.redirect("/ring"));
            cdn.on("/good", TestCdn.redirect("/hop"));
            cdn.on("/hop", TestCdn.redirect("/a.jpg"));
            List<AllowedHost> allowed = List.of(new AllowedHost("127.0.0.1", cdn.port()));

            for (String path : List.of("/loopback", "/metadata", "/file", "/user", "/nowhere", "/ring")) {
                assertRefused(fetch(allowed, cdn.url(path)));
            }
            assertThat(inside.requests()).isZero();
            assertThat(cdn.requests("/ring")).hasSize(4);
            assertThat(fetch(allowed, cdn.url("/good"))).isInstanceOf(Fetched.Complete.class);
        }
    }

    @Test
    void aSecureLinkIsNotLedBackToAnOpenOne() {
        SourceLink link = SourceLink.of("https://cdn.fbcdn.net/a.jpg").orElseThrow();
        assertThat(link.follow("http://cdn.fbcdn.net/a.jpg")).isEmpty();
        assertThat(link.follow("//other.fbcdn.net/b.jpg"))
                .map(next -> next.uri().toString())
                .contains("https://other.fbcdn.net/b.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "2001:0:7f00:1::1",
                "::7f00:1",
                "2001:db8::1"
            })
    void addressesThatLeadInsideAreKnown(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contains(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "31.13.84.4",
                "157.240.1.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.169.0.1",
                "2a03:2880::1",
                "2606:4700::1111"
            })
    void addressesOfTheInternetAreNotTakenForInside(String address) throws UnknownHostException {
        assertThat(PrivateAddresses.contains(InetAddress.getByName(address))).isFalse();
    }

    private static void assertRefused(Fetched fetched) {
        assertThat(fetched)
                .asInstanceOf(type(Fetched.Failed.class))
                .satisfies(failed -> assertThat(failed.failure()).isInstanceOf(MediaFailure.Refused.class));
    }

    private Fetched fetch(List<AllowedHost> allowed, String url) throws Exception {
        try (MediaFetcher fetcher =
                MediaFetcher.open(allowed, Spool.open(folder), FetchBounds.USUAL, 1, null, new TestDns())) {
            Fetched fetched = fetcher.fetch(SourceLink.of(url).orElseThrow(), false);
            if (fetched instanceof Fetched.Complete complete) {
                complete.file().close();
            }
            return fetched;
        }
    }

    private final class TestDns implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.add(host);
            return new InetAddress[] {InetAddress.getByName(names.getOrDefault(host, host))};
        }

        @Override
        public @Nullable String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
