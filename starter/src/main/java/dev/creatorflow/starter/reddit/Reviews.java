package dev.creatorflow.starter.reddit;

import dev.creatorflow.activities.persistence.staff.CommunityReview;
import dev.creatorflow.starter.console.CommandFailure;
import picocli.CommandLine.ITypeConverter;

/** Review states as arguments: the database's own words, in any letters, with a dash for the space. */
final class Reviews implements ITypeConverter<CommunityReview> {
    @Override
    public CommunityReview convert(String text) {
        return CommunityReview.parse(text)
                .orElseThrow(() -> CommandFailure.usage(
                        "'" + text + "' is no review: Ok, 'No Seller', 'Non Related', 'User Feed' or unreviewed."));
    }
}
