package dev.creatorflow.activities.persistence;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.MappedTypes;
import org.jspecify.annotations.Nullable;

/** A list of texts as {@code text[]}. As a parameter inside {@code #{}} it has to be named as the type handler. */
@MappedTypes(List.class)
public final class TextListTypeHandler extends BaseTypeHandler<List<String>> {
    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, List<String> value, JdbcType type)
            throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf("text", value.toArray()));
    }

    @Override
    public @Nullable List<String> getNullableResult(ResultSet row, String column) throws SQLException {
        return list(row.getArray(column));
    }

    @Override
    public @Nullable List<String> getNullableResult(ResultSet row, int column) throws SQLException {
        return list(row.getArray(column));
    }

    @Override
    public @Nullable List<String> getNullableResult(CallableStatement call, int column) throws SQLException {
        return list(call.getArray(column));
    }

    private static @Nullable List<String> list(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
