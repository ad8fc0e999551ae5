package dev.creatorflow.activities.media;

import org.jspecify.annotations.Nullable;

/** Where a page of targets begins: behind this one. */
record RepairCursor(long risk, String platform, String target) {
    private static final RepairCursor START = new RepairCursor(-1, "", "");

    static RepairCursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        int first = text.indexOf('/');
        int second = text.indexOf('/', first + 1);
        return new RepairCursor(
                Long.parseLong(text.substring(0, first)),
                text.substring(first + 1, second),
                text.substring(second + 1));
    }

    static RepairCursor of(RepairMapper.Target target) {
        return new RepairCursor(target.risk(), target.platform(), target.target());
    }

    /** As it stands in messages. */
    String text() {
        return risk + "/" + platform + "/" + target;
    }
}
