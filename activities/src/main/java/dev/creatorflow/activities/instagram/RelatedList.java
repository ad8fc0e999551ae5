package dev.creatorflow.activities.instagram;

import java.util.List;

/**
 * The accounts suggested beside another one, in the provider's order.
 *
 * @param found false where the provider knows no such account
 */
record RelatedList(boolean found, List<RelatedAccount> accounts) {
    RelatedList {
        accounts = List.copyOf(accounts);
    }
}
