import { z } from "zod";
import type { InvitationState } from "../../../domain/invitation.ts";
import { cautionKinds } from "../../../domain/caution.ts";
import { failureReasons } from "../../../domain/failure.ts";
import { acceptAgainReasons, acceptancePaths, revocationReasons, revocations } from "../../../domain/invitation.ts";
import { jsonText } from "../../json-text.ts";
import { complete } from "./complete.ts";
import type { KeysOf } from "./complete.ts";
import { guestId, instant } from "./stored-values.ts";
import type { InvitationTable } from "../tables.ts";

/** The columns of an invitation's state; each state has some of them, the others are null. */
export const stateSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("requested"), since: instant }),
  z.object({
    state: z.literal("queued"),
    since: instant,
    goes_out_at: instant.nullable(),
    confirmed: jsonText(z.array(z.enum(cautionKinds)).readonly()),
  }),
  z.object({ state: z.literal("sending"), since: instant, reason: z.literal("unanswered").nullable() }),
  z.object({ state: z.enum(["awaiting-approval", "rejected", "withdrawn", "lapsed"]), since: instant }),
  z.object({
    state: z.literal("invited"),
    since: instant,
    guest_id: guestId,
    guest_seen: z.literal(1).nullable(),
    again: z.enum(acceptAgainReasons).nullable(),
    reason: z.enum(revocations).nullable(),
  }),
  z.object({
    state: z.literal("accepted"),
    since: instant,
    guest_id: guestId,
    heard_at: instant,
    path: z.enum(acceptancePaths),
    again: z.literal("restored").nullable(),
  }),
  z.object({
    state: z.literal("failed"),
    since: instant,
    reason: z.enum(failureReasons),
    reference: z.string(),
    busy_until: instant.nullable(),
  }),
  z.object({ state: z.literal("removed"), since: instant, guest_id: guestId }),
  z.object({ state: z.literal("revoked"), since: instant, guest_id: guestId, reason: z.enum(revocationReasons) }),
]);

type State<Kind extends InvitationState["kind"]> = Extract<InvitationState, { kind: Kind }>;
type StateColumns = Pick<InvitationTable, "state" | "since" | keyof typeof without>;
type StateFields = z.input<typeof stateSchema>;
type StateRow = z.output<typeof stateSchema>;

export function readState(row: StateRow): InvitationState {
  switch (row.state) {
    case "requested":
    case "awaiting-approval":
    case "rejected":
    case "withdrawn":
    case "lapsed":
      return { kind: row.state, since: row.since } satisfies Record<KeysOf<State<typeof row.state>>, unknown>;
    case "queued":
      return complete<State<"queued">>({
        kind: row.state,
        since: row.since,
        goesOutAt: row.goes_out_at ?? undefined,
        confirmed: row.confirmed,
      });
    case "sending":
      return complete<State<"sending">>({ kind: row.state, since: row.since, unanswered: row.reason === null ? undefined : true });
    case "invited":
      return complete<State<"invited">>({
        kind: row.state,
        since: row.since,
        guestId: row.guest_id,
        seen: row.guest_seen === 1 ? true : undefined,
        again: row.again ?? undefined,
        revocation: row.reason ?? undefined,
      });
    case "removed":
      return complete<State<"removed">>({ kind: row.state, since: row.since, guestId: row.guest_id });
    case "revoked":
      return complete<State<"revoked">>({ kind: row.state, since: row.since, guestId: row.guest_id, why: row.reason });
    case "accepted":
      return complete<State<"accepted">>({
        kind: row.state,
        since: row.since,
        guestId: row.guest_id,
        heardAt: row.heard_at,
        path: row.path,
        again: row.again ?? undefined,
      });
    case "failed":
      return complete<State<"failed">>({
        kind: row.state,
        since: row.since,
        reason: row.reason,
        reference: row.reference,
        until: row.busy_until ?? undefined,
      });
  }
}

/** Typed by the schema: a state without its columns doesn't compile. */
function stateFields(state: InvitationState): StateFields {
  switch (state.kind) {
    case "requested":
    case "awaiting-approval":
    case "rejected":
    case "withdrawn":
    case "lapsed":
      return { state: state.kind, since: state.since };
    case "queued":
      return { state: state.kind, since: state.since, goes_out_at: state.goesOutAt ?? null, confirmed: JSON.stringify(state.confirmed) };
    case "sending":
      return { state: state.kind, since: state.since, reason: state.unanswered ? "unanswered" : null };
    case "invited":
      return {
        state: state.kind,
        since: state.since,
        guest_id: state.guestId,
        guest_seen: state.seen ? 1 : null,
        again: state.again ?? null,
        reason: state.revocation ?? null,
      };
    case "removed":
      return { state: state.kind, since: state.since, guest_id: state.guestId };
    case "revoked":
      return { state: state.kind, since: state.since, guest_id: state.guestId, reason: state.why };
    case "accepted":
      return {
        state: state.kind,
        since: state.since,
        guest_id: state.guestId,
        heard_at: state.heardAt,
        path: state.path,
        again: state.again ?? null,
      };
    case "failed":
      return {
        state: state.kind,
        since: state.since,
        reason: state.reason,
        reference: state.reference,
        busy_until: state.until ?? null,
      };
  }
}

const without = {
  guest_id: null,
  guest_seen: null,
  heard_at: null,
  path: null,
  reason: null,
  reference: null,
  again: null,
  busy_until: null,
  goes_out_at: null,
  confirmed: null,
};

/** All columns of a state; a transition clears the columns of the state before it. */
export function stateColumns(state: InvitationState): StateColumns {
  return { ...without, ...stateFields(state) };
}
