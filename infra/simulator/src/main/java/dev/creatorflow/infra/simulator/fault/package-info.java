/**
 * Rules that spoil answers on purpose, and the ways to spoil them. Nothing here generates a correct answer.
 *
 * <p>A rule is a set of fields, the same on the command line ({@code --fault a=b,c=d}) as in JSON (POST
 * {@code /_sim/faults}). All conditions given must hold; the first rule that fits decides.
 *
 * <ul>
 *   <li>{@code target}: any, api, cdn, profile, reels, user-feeds, related-profiles
 *   <li>{@code subject}: handle or id; {@code contains}: part of path and query; {@code page}: first or later
 *   <li>{@code skip}, {@code first}, {@code every}, {@code probability}: which of the matching requests; {@code per}: rule,
 *       subject or page, what these counts run over
 *   <li>{@code effect}: see {@link dev.creatorflow.infra.simulator.fault.EffectKind}, with {@code status}, {@code retryAfter},
 *       {@code for}, {@code bytes}, {@code url}, {@code text}, {@code field} where the effect reads them
 * </ul>
 *
 * <p>Examples: {@code target=reels,effect=status,status=503,first=1,per=page} (each page of reels fails once),
 * {@code target=cdn,contains=.mp4,effect=truncated-body,every=5}, {@code target=api,effect=hang,for=90s,probability=0.02}.
 */
@NullMarked
package dev.creatorflow.infra.simulator.fault;

import org.jspecify.annotations.NullMarked;
