package dev.creatorflow.infra.local.temporal;

/**
 * Where the dev server listens on 127.0.0.1.
 *
 * @param frontend gRPC, for workers and clients
 * @param ui its web pages
 * @param http its HTTP API
 * @param metrics its own metrics, for Prometheus
 */
public record TemporalPorts(int frontend, int ui, int http, int metrics) {}
