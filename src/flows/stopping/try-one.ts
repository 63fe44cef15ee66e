import type { InvitationId } from "../../domain/ids.ts";
import { millisecondsOf } from "../../domain/instant.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { letOneTry } from "../../domain/pace/let-one-try.ts";
import { stopStanding } from "../../domain/pace/stop-standing.ts";
import type { StopNews } from "../../domain/pace/stop-standing.ts";
import type { Person } from "../../domain/person.ts";
import type { Ports } from "../../ports/ports.ts";
import { leavePlace } from "../pacing/leave-place.ts";
import { gateWatchJob, queuedSendJob } from "../steps/new-jobs.ts";
import { requireBotAdmin } from "../who/require-bot-admin.ts";
import type { NotBotAdmin } from "../who/require-bot-admin.ts";

type Needs = Pick<Ports, "identity" | "invitations" | "jobs" | "membership" | "policy" | "posts" | "clock" | "log" | "terms">;

export interface TryOneInput {
  readonly by: Person;
  readonly ssoToken: string | undefined;
}

export type TryOneOutcome =
  /** How it stands now: with this press, with an earlier one, or open already. */
  { readonly kind: "told"; readonly news: StopNews } | { readonly kind: NotBotAdmin };

/**
 * "Try one again": lets exactly one POST through, to see if Microsoft takes invitations again. Where the app invites, that is the invitation
 * that has waited longest; otherwise the next that anybody sends, in their own name. Nothing is sent in the name of the person who presses.
 * Only for administrators of the bot, as their own token proves. Of two presses the first counts.
 */
export async function tryOne(ports: Needs, { by, ssoToken }: TryOneInput): Promise<TryOneOutcome> {
  const why = await requireBotAdmin(ports, by.id, ssoToken);
  if (why === "not-allowed" || why === "not-checked") ports.log.warn("try-one-refused", { person: by.id, why });
  if (why) return { kind: why };
  const invitation = await oldestWaiting(ports);
  const { posts, jobs, clock, log } = ports;
  const attempt = { by: by.id, name: by.name, now: clock.now(), ...(invitation !== undefined && { invitation }) };
  if ((await posts.decide((ledger) => letOneTry(ledger, attempt))) === "let") {
    log.info("try-one-let", { person: by.id, invitation });
    if (invitation !== undefined) await jobs.enqueue(queuedSendJob({ id: invitation }, clock.now()));
    await jobs.enqueue(gateWatchJob(clock));
  }
  return { kind: "told", news: await newsOf(ports) };
}

/**
 * By when it was asked for: one that met the stop again in an earlier trial has a new place, and is the oldest all the same. Places of
 * invitations that wait no longer are forgotten.
 */
async function oldestWaiting(ports: Needs): Promise<InvitationId | undefined> {
  const waiting: Invitation[] = [];
  for (const { standing, invitation: id } of (await ports.posts.read()).posts) {
    const invitation = standing === "planned" ? await ports.invitations.find(id) : undefined;
    if (invitation?.state.kind === "queued") waiting.push(invitation);
    else if (standing === "planned") await leavePlace(ports, id);
  }
  const [oldest] = waiting.toSorted((a, b) => millisecondsOf(a.createdAt) - millisecondsOf(b.createdAt));
  return oldest?.id;
}

async function newsOf({ posts, clock, terms }: Needs): Promise<StopNews> {
  const ledger = await posts.read();
  const { gate } = ledger;
  const standing = gate.kind === "open" ? ({ kind: "over" } as const) : stopStanding(ledger, gate.since, clock.now());
  return { standing, tenantId: terms.tenantId, inviteAs: terms.inviteAs };
}
