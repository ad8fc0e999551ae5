/**
 * How fast and how much a provider may be asked, and the ledger of what was asked: reservation, settlement, pauses, the circuit and the
 * figures read from them. Nothing here sends a request or knows what an answer means.
 */
@NullMarked
package dev.creatorflow.activities.budget;

import org.jspecify.annotations.NullMarked;
