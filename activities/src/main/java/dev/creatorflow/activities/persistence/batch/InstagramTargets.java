package dev.creatorflow.activities.persistence.batch;

import dev.creatorflow.activities.persistence.Statements;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creators. A cycle of them does not grow. */
record InstagramTargets(RefreshTiers tiers) implements DueTargets {
    @Override
    public void due(Statements statements, String batch, @Nullable Integer most, Instant now) {
        agreed(statements, now).due(batch, most, now);
    }

    @Override
    public long countDue(Statements statements, Instant now) {
        return agreed(statements, now).countDue(now);
    }

    @Override
    public BatchMapper.Moves dropUnwanted(Statements statements, String batch, int room, Instant now) {
        return statements.mapper(InstagramTargetMapper.class).dropUnwanted(batch, room, now);
    }

    @Override
    public int grow(Statements statements, String batch, Instant now) {
        return 0;
    }

    private InstagramTargetMapper agreed(Statements statements, Instant now) {
        InstagramTargetMapper targets = statements.mapper(InstagramTargetMapper.class);
        targets.agreeOnDueTimes(tiers.hot(), tiers.normal(), tiers.slow(), now);
        return targets;
    }
}
