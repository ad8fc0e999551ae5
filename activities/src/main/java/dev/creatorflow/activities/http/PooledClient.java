package dev.creatorflow.activities.http;

import dev.creatorflow.activities.settings.ProxySettings;
import dev.creatorflow.activities.settings.Secret;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Sets HttpClient up so that it does exactly what it is told, once. */
final class PooledClient {
    /** Gateways close idle connections after a minute or so; a request must not be the one to find out. */
    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

    /** Looking costs about a millisecond; a request that finds its connection gone costs a call. */
    private static final TimeValue CHECK_AFTER_IDLE = TimeValue.ZERO_MILLISECONDS;

    private static final TimeValue TIME_TO_LIVE = TimeValue.ofMinutes(10);

    private PooledClient() {}

    static CloseableHttpClient create(HttpLimits limits, String userAgent, @Nullable ProxySettings proxy) {
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(connections(limits))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(limits.deadline().toMillis()))
                        .setResponseTimeout(timeout(limits.responseTimeout().toMillis()))
                        .build())
                .setRequestExecutor(new SentMarkingExecutor())
                .setUserAgent(userAgent)
                .evictIdleConnections(IDLE)
                .evictExpiredConnections()
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
        if (proxy != null) {
            useProxy(builder, proxy);
        }
        return builder.build();
    }

    private static PoolingHttpClientConnectionManager connections(HttpLimits limits) {
        Timeout connect = timeout(limits.connectTimeout().toMillis());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(limits.maxConnections())
                .setMaxConnPerRoute(limits.maxConnections())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connect).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(timeout(limits.responseTimeout().toMillis()))
                        .setValidateAfterInactivity(CHECK_AFTER_IDLE)
                        .setTimeToLive(TIME_TO_LIVE)
                        .build())
                .build();
    }

    private static void useProxy(HttpClientBuilder builder, ProxySettings proxy) {
        HttpHost host = new HttpHost("http", proxy.host(), proxy.port());
        builder.setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE) {
            @Override
            protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
                return proxy.appliesTo(target.getHostName()) ? host : null;
            }
        });
        if (proxy.user() != null) {
            Secret password = proxy.password();
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(host),
                    new UsernamePasswordCredentials(
                            proxy.user(), (password == null ? "" : password.value()).toCharArray()));
            builder.setDefaultCredentialsProvider(credentials);
        }
    }

    private static Timeout timeout(long millis) {
        return Timeout.of(Math.max(1, millis), TimeUnit.MILLISECONDS);
    }

    /** Tells the exchange when its connection stands and its request goes out: from then on it may be billed. */
    private static final class SentMarkingExecutor extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                @Nullable HttpResponseInformationCallback informationCallback,
                HttpContext context)
                throws IOException, HttpException {
            Exchange.markSent(context);
            return super.execute(request, connection, informationCallback, context);
        }
    }
}
