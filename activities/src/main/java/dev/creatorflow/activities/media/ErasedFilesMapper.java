package dev.creatorflow.activities.media;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The statements of {@link ErasedFiles}. */
interface ErasedFilesMapper {
    /** Removes the links of the rows, of former places too; returns the objects they led to. */
    @Select(value = """
            with gone as (
                delete from creatorflow.media_links
                where owner_table = #{owner} and row_key = any(#{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                returning object_id)
            select distinct object_id from gone order by object_id""", affectData = true)
    List<Long> unlink(@Param("owner") String ownerTable, @Param("rows") String[] rowKeys);

    @Select(value = """
            with gone as (
                delete from creatorflow.media_links
                where owner_table = #{owner} and row_key = any(#{rows,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
                  and replaced_at is not null
                returning object_id)
            select distinct object_id from gone order by object_id""", affectData = true)
    List<Long> unlinkReplaced(@Param("owner") String ownerTable, @Param("rows") String[] rowKeys);

    /** A redditor's name stands in the name of the picture, also of one that another has with the same bytes. */
    @Update("""
            update creatorflow.media_objects object set
                source_key = null, source_url = null, media_pk = coalesce((
                    select link.media_pk from creatorflow.media_links link where link.object_id = object.id
                    order by link.media_pk limit 1), 'u_[deleted]')
            where id = any(#{ids,typeHandler=org.apache.ibatis.type.ArrayTypeHandler}) and state = 'STORED'
              and media_pk = any(#{media,typeHandler=org.apache.ibatis.type.ArrayTypeHandler})""")
    int unname(@Param("ids") Long[] ids, @Param("media") String[] media);

    /** One that a transfer is just writing to the store stays, so that its bytes are known to be there; the repair removes them. */
    @Delete("""
            delete from creatorflow.media_objects object
            where id = any(#{ids,typeHandler=org.apache.ibatis.type.ArrayTypeHandler}) and state <> 'STORED' and upload_key is null
              and not exists (select 1 from creatorflow.media_links link where link.object_id = object.id)""")
    int drop(@Param("ids") Long[] ids);

    /** Where the bytes came from is content too. */
    @Update("""
            update creatorflow.media_objects object set source_url = null
            where id = any(#{ids,typeHandler=org.apache.ibatis.type.ArrayTypeHandler}) and state = 'STORED'
              and not exists (select 1 from creatorflow.media_links link where link.object_id = object.id)""")
    int orphan(@Param("ids") Long[] ids);
}
