/**
 * What every process agrees on: queue names, workflow ids, policies, failure types, search attributes and the data converter. Nothing here
 * belongs to one platform, and nothing here does work.
 */
@NullMarked
package dev.creatorflow.workflows.contract;

import org.jspecify.annotations.NullMarked;
