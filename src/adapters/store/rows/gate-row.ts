import { z } from "zod";
import { postStandings } from "../../../domain/pace/ledger.ts";
import type { Ledger, Open, Stopped, Trial, Tried } from "../../../domain/pace/ledger.ts";
import type { Tables } from "../tables.ts";
import { jsonText } from "../../json-text.ts";
import { complete } from "./complete.ts";
import type { SchemasOf } from "./complete.ts";
import { readRow } from "./read-row.ts";
import { instant, invitationId, personId, postId } from "./stored-values.ts";

type Gate = Ledger["gate"];

const none = z.null().transform(() => undefined);

const triedSchema = z.object({
  by: personId,
  name: z.string().exactOptional(),
  at: instant,
  answer: z.enum(postStandings).exclude(["planned", "out", "sent"]),
  remoteId: z.string().exactOptional(),
} satisfies SchemasOf<Tried>);

const stopped = z.object({
  kind: z.literal("stopped"),
  since: instant,
  remote_id: z.string().or(none),
  trial_by: personId.or(none),
  trial_name: z.string().or(none),
  trial_at: instant.or(none),
  trial_invitation: invitationId.or(none),
  trial_post: postId.or(none),
  tried: jsonText(triedSchema).or(none),
});

const open = z.object({ kind: z.literal("open"), half_until: instant.or(none) });

const rowSchema = z.discriminatedUnion("kind", [open, stopped]);

export function readGate(row: unknown): Gate {
  const read = readRow(rowSchema, "gate", row);
  if (read.kind === "open") return complete<Open>({ kind: "open", halfUntil: read.half_until });
  return complete<Stopped>({ kind: "stopped", since: read.since, remoteId: read.remote_id, trial: trialOf(read), tried: read.tried });
}

function trialOf(read: z.infer<typeof stopped>): Trial | undefined {
  const { trial_by: by, trial_name: name, trial_at: at, trial_invitation: invitation, trial_post: post } = read;
  return by !== undefined && at !== undefined ? complete<Trial>({ by, name, at, invitation, post }) : undefined;
}

const nothing = {
  half_until: null,
  since: null,
  remote_id: null,
  trial_by: null,
  trial_name: null,
  trial_at: null,
  trial_invitation: null,
  trial_post: null,
  tried: null,
} as const satisfies Omit<Tables["gate"], "id" | "kind">;

export function gateRow(gate: Gate): Omit<Tables["gate"], "id"> {
  if (gate.kind === "open") return { ...nothing, kind: gate.kind, half_until: gate.halfUntil ?? null };
  const { kind, since, remoteId, trial, tried } = gate;
  return {
    ...nothing,
    kind,
    since,
    remote_id: remoteId ?? null,
    trial_by: trial?.by ?? null,
    trial_name: trial?.name ?? null,
    trial_at: trial?.at ?? null,
    trial_invitation: trial?.invitation ?? null,
    trial_post: trial?.post ?? null,
    tried: tried ? JSON.stringify(tried) : null,
  };
}
