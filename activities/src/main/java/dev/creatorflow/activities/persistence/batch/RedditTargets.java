package dev.creatorflow.activities.persistence.batch;

import dev.creatorflow.activities.persistence.Statements;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Communities and redditors. A cycle grows by the authors and the communities that its targets lead to. */
record RedditTargets(RedditReach reach) implements DueTargets {
    @Override
    public void due(Statements statements, String batch, @Nullable Integer most, Instant now) {
        statements.mapper(RedditTargetMapper.class).due(batch, most, reach, now);
    }

    @Override
    public long countDue(Statements statements, Instant now) {
        return statements.mapper(RedditTargetMapper.class).countDue(now);
    }

    @Override
    public BatchMapper.Moves dropUnwanted(Statements statements, String batch, int room, Instant now) {
        return statements.mapper(RedditTargetMapper.class).dropUnwanted(batch, room, now);
    }

    @Override
    public int grow(Statements statements, String batch, Instant now) {
        RedditTargetMapper targets = statements.mapper(RedditTargetMapper.class);
        return targets.addAuthors(batch, reach, now) + targets.addCommunities(batch);
    }
}
