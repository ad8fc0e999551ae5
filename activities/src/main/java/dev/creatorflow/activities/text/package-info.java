/**
 * What can be read out of free text written by people: hashtags and mentions of a caption, in every alphabet.
 * Pure functions over strings; nothing here knows a provider, a table or a clock.
 */
@NullMarked
package dev.creatorflow.activities.text;

import org.jspecify.annotations.NullMarked;
