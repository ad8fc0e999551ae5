package dev.creatorflow.activities.persistence;

import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;

/** An open session's mappers. Valid only inside the call that received it; not thread-safe. */
public final class Statements {
    private final Configuration configuration;
    private final SqlSession session;

    Statements(Configuration configuration, SqlSession session) {
        this.configuration = configuration;
        this.session = session;
    }

    /** The mapper of this session; its interface is read at first use. */
    public <M> M mapper(Class<M> type) {
        synchronized (configuration) {
            if (!configuration.hasMapper(type)) {
                configuration.addMapper(type);
            }
        }
        return session.getMapper(type);
    }
}
