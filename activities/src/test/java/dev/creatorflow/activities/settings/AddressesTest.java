package dev.creatorflow.activities.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://ann:s3cret@h/db, jdbc:postgresql://h:5432/db, ann, s3cret",
        "postgres://ann:a%3Ab@h:6000/db, jdbc:postgresql://h:6000/db, ann, a:b",
        "postgresql://ann:a+b@h/db, jdbc:postgresql://h:5432/db, ann, a+b",
        "jdbc:postgresql://h/db?user=ann&password=pw&sslmode=require, jdbc:postgresql://h:5432/db?sslmode=require, ann, pw",
        "postgresql://ann:pw@[::1]:5433/db?options=-c%20x%3Dy, jdbc:postgresql://[::1]:5433/db?options=-c%20x%3Dy, ann, pw",
    })
    void aDatabaseUrlIsTakenApart(String url, String jdbcUrl, String user, String password) throws NotRightException {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        assertThat(parsed.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(parsed.user()).isEqualTo(user);
        assertThat(parsed.password()).isEqualTo(new Secret(password));
        assertThat(parsed.toString()).doesNotContain(password).startsWith("postgresql://ann:" + Secret.MASK + "@");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "postgresql://ann:p@ss@h/db p@ss",
                "postgresql://ann:p#ss@h:6000/db p#ss",
                "postgresql://ann:12#3@h/db 12#3",
                "postgresql://ann:12/other@h:6000/db 12/other",
                "postgresql://ann:a?b=c@h/db?sslmode=require a?b=c",
                "postgresql://ann:100%@h/db 100%",
                "postgresql://ann:a:b@h/db a:b",
                "jdbc:postgresql://ann:p@:/?#[]@h/db p@:/?#[]",
                "postgresql://ann:p%40ss@h/db p@ss",
            })
    void signsOfAPasswordNeedNotBeEncoded(String url, String password) throws NotRightException {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        assertThat(parsed.user()).isEqualTo("ann");
        assertThat(parsed.password()).isEqualTo(new Secret(password));
        assertThat(parsed.host()).isEqualTo("h");
        assertThat(parsed.database()).isEqualTo("db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://h", "postgresql://ann:s3cret@/db", "mysql://ann:s3cret@h/db", "h:5432/db"})
    void whatIsNoAddressIsRefusedWithoutRepeatingThePassword(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .hasMessageContaining("postgresql://user:password@host:5432/database")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "fbcdn.net, scontent.fbcdn.net, 443, true",
        "fbcdn.net, FBCDN.net, 8443, true",
        "fbcdn.net, evilfbcdn.net, 443, false",
        "fbcdn.net, fbcdn.net.evil.example, 443, false",
        "127.0.0.1:9000, 127.0.0.1, 9000, true",
        "127.0.0.1:9000, 127.0.0.1, 9001, false",
        "localhost:9000, sub.localhost, 9000, false",
    })
    void anAllowedHostCoversWhatIsBelowItAndAnEntryWithAPortOnlyItself(
            String entry, String host, int port, boolean allowed) throws NotRightException {
        assertThat(AllowedHost.parse(entry).allows(host, port)).isEqualTo(allowed);
        assertThat(AllowedHost.parse(entry).mayBePrivate()).isEqualTo(entry.contains(":"));
    }

    @Test
    void theProxyIsBypassedForThisMachineAndTheExemptHosts() throws NotRightException {
        ProxySettings proxy = ProxySettings.parse("bob:pw@proxy.example:3128").exempting(List.of(".internal.example"));
        assertThat(proxy.appliesTo("api.example")).isTrue();
        assertThat(proxy.appliesTo("127.0.0.1")).isFalse();
        assertThat(proxy.appliesTo("a.internal.example")).isFalse();
        assertThat(proxy.toString()).isEqualTo("http://bob:********@proxy.example:3128");
        assertThat(ProxySettings.parse("https://proxy.example").port()).isEqualTo(443);
    }
}
