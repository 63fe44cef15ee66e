/* The tables of `src/ports/posts.ts`, as queries see them: see `tables.ts`. */

/** One `POST /invitations`, or the plan for it. */
export interface PostTable {
  id: string;
  invitation: string;
  person: string;
  at: string;
  /** `PostStanding`. */
  standing: string;
}

/** Whether invitations may go out: one row, whose id is 1. */
export interface GateTable {
  id: number;
  kind: string;
  half_until: string | null;
  since: string | null;
  remote_id: string | null;
  trial_by: string | null;
  trial_name: string | null;
  trial_at: string | null;
  trial_invitation: string | null;
  trial_post: string | null;
  /** `Tried` as JSON. */
  tried: string | null;
}

/** Cards about a stop. */
export interface StopCardTable {
  since: string;
  /** "person" or "channel". */
  kind: string;
  /** The id of the person or the channel. */
  addressee: string;
  locale: string;
  time_zone: string;
  conversation: string | null;
  card: string | null;
  shown: string | null;
}
