package dev.creatorflow.infra.simulator.fault;

/** What the market place itself answers, word for word where a recording exists. */
public final class GatewayText {
    public static final String INVALID_KEY =
            "{\"message\":\"Invalid API key. Go to https:\\/\\/docs.rapidapi.com\\/docs\\/keys for more info.\"}";
    public static final String NOT_SUBSCRIBED = "{\"message\":\"You are not subscribed to this API.\"}";
    public static final String RATE_PER_SECOND =
            "{\"message\":\"You have exceeded the rate limit per second for your plan, MEGA, by the API provider\"}";
    public static final String MONTHLY_QUOTA =
            "{\"message\":\"You have exceeded the MONTHLY quota for Requests on your current plan, MEGA."
                    + " Upgrade your plan at https:\\/\\/rapidapi.com\\/irrors-apis\\/api\\/instagram-looter2\"}";

    private GatewayText() {}
}
