package dev.creatorflow.infra.local.demo;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a creator's followers truly grew, in percent.
 *
 * @param daily over one day
 * @param weekly over seven days
 */
record TrueGrowth(Optional<BigDecimal> daily, Optional<BigDecimal> weekly) {}
