import type { Generated } from "kysely";
import type { GateTable, PostTable, StopCardTable } from "./pace-tables.ts";

/*
 * The tables as queries see them. Times are ISO text, JSON is text, so that SQLite and PostgreSQL answer alike.
 * What a row really holds is believed only after its schema has read it (`read-row.ts`).
 */

/** One invitation; the columns of a state that does not have them are null. */
export interface InvitationTable {
  id: string;
  version: number;
  /** `InvitationState["kind"]`. */
  state: string;
  since: string;
  guest_id: string | null;
  heard_at: string | null;
  path: string | null;
  reason: string | null;
  reference: string | null;
  again: string | null;
  busy_until: string | null;
  goes_out_at: string | null;
  /** `CautionKind[]` as JSON, while the invitation is queued. */
  confirmed: string | null;
  /** 1: the directory has shown the guest. */
  guest_seen: number | null;
  email: string;
  email_key: string;
  requester_id: string;
  requester_teams_id: string;
  requester_name: string;
  requester_locale: string;
  requester_time_zone: string;
  home_conversation: string;
  /** The conversation without its thread: for queries over all threads of a channel. */
  home_root: string;
  home_card: string;
  /** `InviteOptions` as JSON. */
  options: string;
  /** `Findings` as JSON. */
  findings: string;
  created_guest: number;
  posted_after: string | null;
  /** The origin of our page that Microsoft's mail names; null: it names the landing page. */
  forwarder: string | null;
  resends: number;
  replaces: string | null;
  /** "app", "approver", or null for the requester. */
  invite_as: string | null;
  /** `Approval` as JSON. */
  approval: string | null;
  allowed_by: string | null;
  /** `PolicyOverride` as JSON. */
  policy_override: string | null;
  /** `TeamPlan` as JSON. */
  team: string | null;
  /** `UntoldTo[]` as JSON. */
  untold: string | null;
  /** "imported", or null if it was asked for here. */
  origin: string | null;
  created_at: string;
  /** The redeem link, encrypted by `LinkSeal`. */
  sealed_link: string | null;
  /** When its personal data was deleted. */
  blanked_at: string | null;
}

/** The audit trail; triggers prevent changes. */
export interface EventTable {
  id: Generated<number>;
  at: string;
  invitation: string;
  what: string;
  person: string | null;
  detail: string | null;
  /** Where it was done, if not in Teams. */
  via: string | null;
}

export interface JobTable {
  id: Generated<number>;
  /** `JobTask` as JSON. */
  task: string;
  key: string | null;
  due: string;
  /** How often the key was enqueued again. */
  wanted: Generated<number>;
  /** `wanted` at the time of the last claim. */
  seen: Generated<number>;
  attempts: Generated<number>;
  /** How often its message may have been posted. */
  tellings: Generated<number>;
  /** When it was first tried to tell somebody. */
  telling_since: string | null;
  lease: string | null;
  leased_until: string | null;
  /** The process that has the lease. */
  owner: string | null;
  /** When `due` was decided; null in rows of earlier releases. */
  scheduled_at: string | null;
  /** Code of the last failure. */
  error: string | null;
  /** The job waits for a remote, which asked not to be called before this moment. Null: it waits for something else, or for nothing. */
  not_before: string | null;
}

export interface ConversationTable {
  id: string;
  kind: string;
  tenant_id: string;
  service_url: string;
  bot_id: string;
  team_id: string | null;
  channel_id: string | null;
}

export interface CursorTable {
  name: string;
  value: string;
}

export interface ReceiptTable {
  key: string;
  seen_at: string;
}

/** What one person did lately, of one kind. */
export interface LimitTable {
  person: string;
  act: string;
  /** JSON. */
  times: string;
  silent_until: string | null;
  changed_at: string;
}

/** Who else is notified about an invitation. */
export interface FollowerTable {
  invitation: string;
  person: string;
  teams_id: string | null;
  name: string;
  locale: string;
  time_zone: string;
  conversation: string | null;
  why: string;
  since: string;
  told: string | null;
}

/** A conversation that asked for announcements. */
export interface SubscriptionTable {
  conversation: string;
  team_id: string | null;
  scope: string;
  person: string;
  locale: string;
  time_zone: string;
  since: string;
}

/** Acceptances that a conversation will be told about, or was. */
export interface AnnouncementTable {
  conversation: string;
  guest_id: string;
  accepted_at: string;
  invitation: string | null;
  told: number;
  /** How often it may have been posted. */
  tellings: Generated<number>;
}

/** Names of effects that happened once and must not happen again. */
export interface MarkTable {
  name: string;
  at: string;
}

/** Settings that people made in the chat, by name. */
export interface SettingTable {
  name: string;
  /** JSON. */
  value: string;
}

/** A form that waits for its sender to be signed in. */
export interface DraftTable {
  id: string;
  person: string;
  home_conversation: string;
  home_card: string;
  sealed: string;
  kept_at: string;
  moved_at: string | null;
}

/** The answer to a press that became known after its turn. */
export interface LateAnswerTable {
  conversation: string;
  card: string;
  person: string;
  invitation: string | null;
  version: number | null;
  /** Who pressed, and what they read: encrypted by `LinkSeal`. */
  sealed: string;
  kept_at: string;
}

/** A bot that runs on the database. */
export interface InstanceTable {
  id: string;
  version: string;
  /** The newest migration that its program knows. */
  migration: string;
  started: string;
  seen_at: string;
}

/** Until when a remote refuses an identity. */
export interface PauseTable {
  remote: string;
  /** Empty: the remote refuses everybody. */
  identity: string;
  begun_at: string;
  ends_at: string;
  ends_with_probe: number;
}

export interface Tables {
  invitations: InvitationTable;
  events: EventTable;
  jobs: JobTable;
  conversations: ConversationTable;
  cursors: CursorTable;
  receipts: ReceiptTable;
  limits: LimitTable;
  drafts: DraftTable;
  followers: FollowerTable;
  subscriptions: SubscriptionTable;
  announcements: AnnouncementTable;
  marks: MarkTable;
  settings: SettingTable;
  late_answers: LateAnswerTable;
  posts: PostTable;
  gate: GateTable;
  stop_cards: StopCardTable;
  instances: InstanceTable;
  pauses: PauseTable;
}
