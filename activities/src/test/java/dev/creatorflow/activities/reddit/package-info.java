/** Tests of Reddit's client and mapping, over recorded and made-up answers and a real HTTP server. Nothing here needs a network. */
@NullMarked
package dev.creatorflow.activities.reddit;

import org.jspecify.annotations.NullMarked;
