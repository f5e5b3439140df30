/**
 * Pay as double entry: postings whose entries sum to 0, appeals, payouts. What had been credited is carried over.
 * The database itself refuses a posting that does not balance, and every change of one.
 */
export const pay = [
  `alter table assignment add column pay_epoch bigint`,
  `update assignment set pay_epoch = result_epoch + 1 where result_epoch is not null`,
  `create index assignment_pay_epoch on assignment (miner, pay_epoch, lease_id, worker) where pay_epoch is not null`,
  `create index assignment_not_paid_for on assignment (miner, result_epoch) where pay_epoch is null and result_epoch is not null`,

  `create table pay_posting (
    miner text not null,
    number bigint not null,
    key text not null,
    kind text not null check (kind in ('credited', 'carried-over', 'held', 'released', 'adjusted', 'sent', 'paid', 'returned')),
    epoch bigint,
    payable_epoch bigint,
    at_ms bigint not null,
    memo text not null,
    refers_to bigint,
    terms jsonb,
    primary key (miner, number),
    unique (miner, key)
  )`,
  `create index pay_posting_epoch on pay_posting (miner, epoch) where epoch is not null`,
  `create table pay_entry (
    miner text not null,
    posting bigint not null,
    account text not null,
    amount_rao numeric(40, 0) not null check (amount_rao <> 0),
    work numeric(40, 0),
    primary key (miner, account, posting),
    foreign key (miner, posting) references pay_posting (miner, number)
  )`,
  `create index pay_entry_posting on pay_entry (miner, posting)`,

  `create function pay_must_balance() returns trigger language plpgsql as $$
  begin
    if exists (select from added group by miner, posting having sum(amount_rao) <> 0) then
      raise exception 'pay_entry: expected entries that sum to 0 in every posting, got others';
    end if;
    return null;
  end $$`,
  `create trigger pay_must_balance after insert on pay_entry
    referencing new table as added for each statement execute function pay_must_balance()`,
  `create function pay_must_stay() returns trigger language plpgsql as $$
  begin
    raise exception 'pay ledger: expected another posting that puts it right, got a change of what was posted';
  end $$`,
  `create trigger pay_must_stay before update or delete on pay_entry execute function pay_must_stay()`,
  `create trigger pay_must_stay before update or delete on pay_posting execute function pay_must_stay()`,

  `insert into pay_posting (miner, number, key, kind, epoch, payable_epoch, at_ms, memo)
    select miner, row_number() over (partition by miner order by epoch), 'epoch/' || epoch, 'carried-over', epoch, epoch, max(credited_ms), ''
    from credit group by miner, epoch having sum(amount_rao) > 0`,
  `insert into pay_entry (miner, posting, account, amount_rao)
    select credit.miner, number, case worker when 'operator' then 'operator' else 'worker/' || worker end, amount_rao
    from credit join pay_posting on pay_posting.miner = credit.miner and pay_posting.epoch = credit.epoch where amount_rao > 0
    union all
    select credit.miner, number, 'emission', -sum(amount_rao)
    from credit join pay_posting on pay_posting.miner = credit.miner and pay_posting.epoch = credit.epoch group by credit.miner, number`,
  `insert into cursor (reader, position) select 'pay-epoch/' || miner, max(epoch) from credit group by miner`,
  `drop table credit`,

  `create table appeal (
    miner text not null,
    id text not null,
    worker text not null,
    about jsonb not null,
    epoch bigint not null,
    reason text not null,
    at_ms bigint not null,
    state text not null check (state in ('open', 'accepted', 'declined')),
    held_rao numeric(40, 0) not null check (held_rao >= 0),
    added_rao numeric(40, 0) not null default 0 check (added_rao >= 0),
    note text,
    decided_ms bigint,
    primary key (miner, id)
  )`,
  `create index appeal_worker on appeal (miner, worker, at_ms desc)`,
  `create index appeal_open on appeal (miner, at_ms) where state = 'open'`,

  `create table payout_address (
    miner text not null,
    worker text not null,
    address text not null,
    named_ms bigint not null,
    primary key (miner, worker)
  )`,
  `create table payout (
    miner text not null,
    number bigint not null,
    way text not null check (way in ('chain', 'export')),
    state text not null check (state in ('under-way', 'done')),
    started_ms bigint not null,
    done_ms bigint,
    unstaked_block bigint,
    primary key (miner, number)
  )`,
  `create index payout_under_way on payout (miner) where state = 'under-way'`,
  `create table payout_line (
    miner text not null,
    payout bigint not null,
    worker text not null,
    address text not null,
    amount_rao numeric(40, 0) not null check (amount_rao > 0),
    state text not null check (state in ('waiting', 'asked', 'paid', 'returned')),
    asked_block bigint,
    coldkey text,
    hash text,
    block bigint,
    memo text not null default '',
    primary key (miner, payout, worker),
    foreign key (miner, payout) references payout (miner, number)
  )`,
  `create index payout_line_open on payout_line (miner) where state in ('waiting', 'asked')`,
  `create index payout_line_block on payout_line (miner, block) where block is not null`,
]
