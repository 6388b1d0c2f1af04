-- Up Migration
-- A passkey that recognised its person (finger, face, code) gives two proofs at once: what is left after a removal is
-- judged on it. The last use lets somebody tell which key is that of the lost telephone.

alter table passkey
  add column user_verified boolean not null default false,
  add column last_used_at timestamptz;
