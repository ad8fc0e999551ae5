package dev.creatorflow.activities.persistence;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.MappedTypes;
import org.jspecify.annotations.Nullable;

/** {@link Duration} as the parameter of an {@code interval}. An interval can hold months, so none is read back. */
@MappedTypes(Duration.class)
public final class DurationTypeHandler extends BaseTypeHandler<Duration> {
    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, Duration value, JdbcType type)
            throws SQLException {
        statement.setObject(index, value.toString(), Types.OTHER);
    }

    @Override
    public @Nullable Duration getNullableResult(ResultSet row, String column) {
        throw new UnsupportedOperationException("Select the seconds of the interval " + column);
    }

    @Override
    public @Nullable Duration getNullableResult(ResultSet row, int column) {
        throw new UnsupportedOperationException("Select the seconds of interval column " + column);
    }

    @Override
    public @Nullable Duration getNullableResult(CallableStatement call, int column) {
        throw new UnsupportedOperationException("Select the seconds of interval column " + column);
    }
}
