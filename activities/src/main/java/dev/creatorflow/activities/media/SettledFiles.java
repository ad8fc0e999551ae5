package dev.creatorflow.activities.media;

/**
 * Conditions for use inside another statement: every file of a {@link FileList} is stored and linked, the rows have no other, and each row that
 * is there holds the public URLs. Then registering the files would write nothing. The parameters are {@code owner}, {@code slots} and
 * {@code rows}, as the list has them; with an empty list each condition holds.
 */
public final class SettledFiles {
    private static final String STANDING =
            "(select settled from (" + RegistryMapper.STANDING + ") standing) and not exists (select from (";

    /** Where the rows are {@code public.instagram_creators}. */
    public static final String OF_CREATORS = STANDING + StoredLinksMapper.CREATOR_FILES
            + ") file join public.instagram_creators creator on creator.ig_user_id = file.row_key where "
            + StoredLinksMapper.CREATOR_DIFFERS + ")";

    /** Where the rows are {@code public.instagram_reels}. */
    public static final String OF_REELS = STANDING + StoredLinksMapper.REEL_FILES
            + ") file join public.instagram_reels reel on reel.media_pk = file.row_key where "
            + StoredLinksMapper.REEL_DIFFERS + ")";

    /** Where the rows are {@code public.instagram_posts}. */
    public static final String OF_POSTS = STANDING + StoredLinksMapper.POST_FILES
            + ") file join public.instagram_posts post on post.media_pk = file.row_key where "
            + StoredLinksMapper.POST_DIFFERS + ")";

    private SettledFiles() {}
}
