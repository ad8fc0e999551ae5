/** What several tests of this module need: commands in a JVM of their own, and a product that only pretends. */
@NullMarked
package dev.creatorflow.infra.local.testing;

import org.jspecify.annotations.NullMarked;
