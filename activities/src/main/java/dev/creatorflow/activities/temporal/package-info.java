/**
 * The connection to Temporal that worker and starter share: address, TLS, key, the one data converter, the search attributes, and the health
 * check. No workflow or activity lives here.
 */
@NullMarked
package dev.creatorflow.activities.temporal;

import org.jspecify.annotations.NullMarked;
