/**
 * What an Instagram profile and a medium are, whatever answer they came from. Plain records without behaviour of Temporal's, never sent
 * through a workflow history.
 */
@NullMarked
package dev.creatorflow.workflows.instagram.model;

import org.jspecify.annotations.NullMarked;
