package dev.creatorflow.infra.e2e.bench;

/**
 * What PostgreSQL has counted of the product's statements.
 *
 * @param statements without BEGIN and COMMIT
 * @param roundTrips every statement but BEGIN, which travels with the one after it; statements of one batch travel
 *     together as well, so this is an upper bound
 */
record Statements(long statements, long roundTrips) {

    static Statements read(BenchStack stack) {
        String[] counts = stack.maintenanceRow(
                        "select coalesce(sum(calls) filter (where query !~* '^(begin|commit|rollback)'), 0),"
                                + " coalesce(sum(calls) filter (where query !~* '^begin'), 0) from pg_stat_statements"
                                + " where dbid = (select oid from pg_database where datname = 'creatorflow')")
                .split("\\|", -1);
        return new Statements(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
    }

    Statements minus(Statements before) {
        return new Statements(statements - before.statements, roundTrips - before.roundTrips);
    }
}
