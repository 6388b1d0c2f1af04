-- Up Migration
-- A meeting taken by its parties may be cancelled by either of them, or by the organiser: the request keeps which
-- party did (none = the organiser), and the word given in `reason`.
alter table meeting_request drop constraint meeting_request_state_check;
alter table meeting_request add constraint meeting_request_state_check
  check (state in ('waiting', 'accepted', 'declined', 'expired', 'withdrawn', 'cancelled'));
alter table meeting_request add column cancelled_by uuid check (cancelled_by in (from_id, to_id));
alter table meeting_request add constraint meeting_request_cancelled check (state = 'cancelled' or cancelled_by is null);
