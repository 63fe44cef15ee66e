import { z } from "zod";
import type { Ledger, Open, Stopped, Trial } from "../../../domain/pace/ledger.ts";
import type { GateTable } from "../tables.ts";
import { complete } from "./complete.ts";
import { readRow } from "./read-row.ts";
import { instant, invitationId, personId, postId } from "./stored-values.ts";

type Gate = Ledger["gate"];

const none = z.null().transform(() => undefined);

const stopped = z.object({
  kind: z.literal("stopped"),
  since: instant,
  remote_id: z.string().or(none),
  trial_by: personId.or(none),
  trial_at: instant.or(none),
  trial_invitation: invitationId.or(none),
  trial_post: postId.or(none),
});

const open = z.object({ kind: z.literal("open"), half_until: instant.or(none) });

const rowSchema = z.discriminatedUnion("kind", [open, stopped]);

export function readGate(row: unknown): Gate {
  const read = readRow(rowSchema, "gate", row);
  if (read.kind === "open") return complete<Open>({ kind: "open", halfUntil: read.half_until });
  return complete<Stopped>({ kind: "stopped", since: read.since, remoteId: read.remote_id, trial: trialOf(read) });
}

function trialOf({
  trial_by: by,
  trial_at: at,
  trial_invitation: invitation,
  trial_post: post,
}: z.infer<typeof stopped>): Trial | undefined {
  return by !== undefined && at !== undefined ? complete<Trial>({ by, at, invitation, post }) : undefined;
}

const nothing = {
  half_until: null,
  since: null,
  remote_id: null,
  trial_by: null,
  trial_at: null,
  trial_invitation: null,
  trial_post: null,
} as const satisfies Omit<GateTable, "id" | "kind">;

export function gateRow(gate: Gate): Omit<GateTable, "id"> {
  if (gate.kind === "open") return { ...nothing, kind: gate.kind, half_until: gate.halfUntil ?? null };
  const { kind, since, remoteId, trial } = gate;
  return {
    ...nothing,
    kind,
    since,
    remote_id: remoteId ?? null,
    trial_by: trial?.by ?? null,
    trial_at: trial?.at ?? null,
    trial_invitation: trial?.invitation ?? null,
    trial_post: trial?.post ?? null,
  };
}
