-- Cycles and backfills: what was to be done, how far it is, and every slot of a schedule with its verdict.

create table creatorflow.batches (
    batch text primary key,
    kind text not null check (kind in ('CYCLE', 'BACKFILL')),
    platform text not null,
    name text not null,
    slot_at timestamptz,
    requester text,
    selection text,
    verdict text not null check (verdict in
        ('PLANNED', 'RUNNING', 'RAN', 'FAILED', 'SKIPPED', 'MISSED', 'PAUSED', 'OVER_BUDGET')),
    outcome text,
    reason text,
    detail text,
    planned_low bigint,
    planned_middle bigint,
    planned_high bigint,
    plan jsonb,
    due bigint not null default 0,
    waiting bigint not null default 0,
    in_flight bigint not null default 0,
    done bigint not null default 0,
    calls bigint not null default 0,
    planned_done double precision not null default 0,
    created_at timestamptz not null default now(),
    opened_at timestamptz,
    closed_at timestamptz,
    summary jsonb,
    check (kind = 'BACKFILL' or slot_at is not null),
    check (waiting >= 0 and in_flight >= 0)
) with (fillfactor = 50);
create unique index batches_slot on creatorflow.batches (platform, name, slot_at) where kind = 'CYCLE';
create index batches_newest on creatorflow.batches (created_at desc);

comment on table creatorflow.batches is 'One row per slot of a schedule, whether it ran or not, and per backfill.';
comment on column creatorflow.batches.batch is 'The workflow id; of a slot that did not run, the id it would have had.';
comment on column creatorflow.batches.kind is 'CYCLE or BACKFILL.';
comment on column creatorflow.batches.platform is 'instagram or reddit.';
comment on column creatorflow.batches.name is 'The schedule, or the backfill''s own name.';
comment on column creatorflow.batches.slot_at is 'When the slot was due; null = a backfill.';
comment on column creatorflow.batches.requester is 'Who asked; null = nobody but the schedule.';
comment on column creatorflow.batches.selection is 'Which targets were asked for, in words; null = those that are due.';
comment on column creatorflow.batches.verdict is 'PLANNED, RUNNING, RAN, FAILED, SKIPPED (the slot before still ran), MISSED (nobody was there to start it), PAUSED (the schedule or the source was) or OVER_BUDGET.';
comment on column creatorflow.batches.outcome is 'COMPLETE, PARTIAL, FAILED or STOPPED; null = it did not end, or never began.';
comment on column creatorflow.batches.reason is 'Why; null = an ordinary COMPLETE, or none yet.';
comment on column creatorflow.batches.detail is 'One sentence for a person; null = nothing to say.';
comment on column creatorflow.batches.planned_low is 'Calls the plan expects at least; null = no plan.';
comment on column creatorflow.batches.planned_middle is 'Calls the plan expects; null = no plan.';
comment on column creatorflow.batches.planned_high is 'Calls the plan expects at most; null = no plan.';
comment on column creatorflow.batches.plan is 'The plan as it was shown; null = no plan.';
comment on column creatorflow.batches.due is 'Targets in all.';
comment on column creatorflow.batches.waiting is 'Of those, not started.';
comment on column creatorflow.batches.in_flight is 'Of those, started and not ended.';
comment on column creatorflow.batches.done is 'Of those, ended or no longer wanted.';
comment on column creatorflow.batches.calls is 'Calls the ended ones took.';
comment on column creatorflow.batches.planned_done is 'Calls the plan expected for the ended ones: what calls is held against while it runs.';
comment on column creatorflow.batches.created_at is 'When the row was written.';
comment on column creatorflow.batches.opened_at is 'When it began; null = it did not.';
comment on column creatorflow.batches.closed_at is 'When it ended; null = it did not.';
comment on column creatorflow.batches.summary is 'How it went, as digest prints it; null = it has not ended.';

create table creatorflow.batch_targets (
    batch text not null references creatorflow.batches (batch) on delete cascade,
    target text not null,
    username text not null,
    place bigint not null,
    state text not null default 'WAITING' check (state in ('WAITING', 'CLAIMED', 'STARTED', 'DONE', 'DROPPED')),
    run_key text,
    closed_before timestamptz,
    workflow_id text,
    claimed_at timestamptz,
    looked_at timestamptz,
    not_before timestamptz,
    attempts int not null default 0,
    window_reels int,
    window_posts int,
    planned_calls double precision not null default 0,
    outcome text,
    reason text,
    calls int not null default 0,
    ended_at timestamptz,
    primary key (batch, target)
) with (fillfactor = 70);
create index batch_targets_waiting on creatorflow.batch_targets (batch, place) where state = 'WAITING';
create index batch_targets_in_flight on creatorflow.batch_targets (batch, claimed_at) where state in ('CLAIMED', 'STARTED');

comment on table creatorflow.batch_targets is 'What a batch has to do, each target once: the state of a cycle or backfill over crashes and restarts.';
comment on column creatorflow.batch_targets.batch is 'The batch.';
comment on column creatorflow.batch_targets.target is 'ig_user_id, or lower-case subreddit or user name; @handle while the account is not known.';
comment on column creatorflow.batch_targets.username is 'The handle or name to ask for.';
comment on column creatorflow.batch_targets.place is 'Order of starting: the longest overdue first; a repeated one goes to the end.';
comment on column creatorflow.batch_targets.state is 'WAITING, CLAIMED (its start is under way), STARTED, DONE, or DROPPED (no longer wanted, or done by somebody else meanwhile).';
comment on column creatorflow.batch_targets.run_key is 'The run that serves it; kept over repetitions, so that no answer is paid for twice; null = never claimed.';
comment on column creatorflow.batch_targets.closed_before is 'When that run was closed last before it was taken up again; null = it was not.';
comment on column creatorflow.batch_targets.workflow_id is 'The execution that was started or joined; null = none yet.';
comment on column creatorflow.batch_targets.claimed_at is 'When it was claimed last; null = never.';
comment on column creatorflow.batch_targets.looked_at is 'When its execution was last looked for because its run did not end; null = never.';
comment on column creatorflow.batch_targets.not_before is 'When it may be started again; null = at once.';
comment on column creatorflow.batch_targets.attempts is 'How often it was claimed.';
comment on column creatorflow.batch_targets.window_reels is 'Newest reels to walk; null = the configured window.';
comment on column creatorflow.batch_targets.window_posts is 'Newest posts to walk; null = the configured window.';
comment on column creatorflow.batch_targets.planned_calls is 'Calls the plan expects for it.';
comment on column creatorflow.batch_targets.outcome is 'How its run ended; null = it did not.';
comment on column creatorflow.batch_targets.reason is 'Why, or why it was dropped; null = an ordinary COMPLETE, or not ended.';
comment on column creatorflow.batch_targets.calls is 'Calls its run took.';
comment on column creatorflow.batch_targets.ended_at is 'When its end was taken in; null = not yet.';

-- What is due, the longest overdue first, by index alone.
create index account_state_due_order on creatorflow.account_state (due_at, ig_user_id) where due_at is not null;
drop index creatorflow.account_state_due;
