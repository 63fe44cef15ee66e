import type { NewJob } from "../../domain/job.ts";
import type { Ledger, Stopped } from "../../domain/pace/ledger.ts";
import type { StopCard } from "../../domain/pace/stop-card.ts";
import { stopMark, stopStanding } from "../../domain/pace/stop-standing.ts";
import type { Ports } from "../../ports/ports.ts";
import { findApprovalsPlace } from "../who/find-approvals-place.ts";
import { listAdmins } from "../alerting/list-admins.ts";
import type { ListAdminsNeeds } from "../alerting/list-admins.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { queuedSendJob, stopTellingJob } from "../steps/new-jobs.ts";

type Needs = ListAdminsNeeds & Pick<Ports, "posts" | "stopCards" | "conversations" | "cursors" | "invitations" | "jobs" | "clock">;

/** How soon a change is noticed that another process has made. Changes of this one are told at once. */
const lookEveryMs = 60_000;

/** What was told last, and how the gate was seen last: each change counts once, also after a restart. */
const [newsCursor, gateCursor] = ["stop-news", "gate"] as const;

/**
 * Looks whether Microsoft has stopped the tenant's invitations, in the database alone: administrators are told when that begins, and their
 * cards follow. When it is over, what waits is woken, oldest first. Places that nobody holds any more are given back.
 */
export async function watchGate(ports: Needs): Promise<JobOutcome> {
  const ledger = await ports.posts.read();
  if (ledger.gate.kind === "stopped") await noteAddressees(ports, ledger.gate);
  await wakeWaiting(ports, ledger);
  await tellNews(ports, ledger);
  return { kind: "again", at: ports.clock.later(lookEveryMs) };
}

/**
 * Jobs that wait for the end of the stop, once when it is over: one that fails later is tried again as any other. A place without a job is
 * left when a process dies before it stores what waits there: its job gives the place back, which would count against its person for ever.
 */
async function wakeWaiting({ cursors, invitations, clock }: Needs, { gate, posts }: Ledger): Promise<void> {
  const to = gate.kind === "open" ? `open ${gate.halfUntil ?? ""}` : gate.kind;
  const from = await cursors.find(gateCursor);
  const hasChanged = from !== to;
  const overdue = posts.filter(({ standing, at }) => gate.kind === "open" && standing === "planned" && at <= clock.now());
  if (!hasChanged && overdue.length === 0) return;
  const jobs = overdue.map(({ invitation: id, at }): NewJob => ({ ...queuedSendJob({ id }, at), ...(!hasChanged && { ifNew: true }) }));
  await invitations.commit({ invitations: [], events: [], jobs, ...(hasChanged && { cursor: { name: gateCursor, from, to } }) });
}

/** Stores once per stop who is told. While nobody was found, it is tried again: an approvals channel may be chosen meanwhile. */
async function noteAddressees(ports: Needs, { since }: Stopped): Promise<void> {
  if ((await ports.stopCards.latest()).some((card) => card.since === since)) return;
  const place = await findApprovalsPlace(ports);
  const channel = place && { since, to: { kind: "channel", id: place.channel }, locale: place.locale, timeZone: place.timeZone };
  const admins = (await listAdmins(ports)).map(({ id, ...words }) => ({ since, to: { kind: "person", id }, ...words }) as const);
  const cards = [...(channel ? [channel as StopCard] : []), ...admins];
  if (cards.length > 0) await ports.stopCards.add(cards);
  else if (await ports.settings.once(`stop-untold:${since}`, ports.clock.now()))
    ports.log.error("stop-not-told", undefined, { why: "no-admins" });
}

/** Makes the jobs for a change and notes it in one transaction. */
async function tellNews(ports: Needs, ledger: Ledger): Promise<void> {
  const { stopCards, cursors, invitations, clock } = ports;
  const cards = await stopCards.latest();
  const [first] = cards;
  if (!first) return;
  const to = `${first.since} ${cards.length} ${stopMark(stopStanding(ledger, first.since, clock.now()))}`;
  const from = await cursors.find(newsCursor);
  if (from === to) return;
  const queued = ledger.gate.kind === "stopped" ? ledger.posts.filter(({ standing }) => standing === "planned") : [];
  const looks = queued.map(({ invitation: id }) => queuedSendJob({ id }, clock.now()));
  const jobs = [...cards.map((card) => stopTellingJob(card, clock)), ...looks];
  await invitations.commit({ invitations: [], events: [], jobs, cursor: { name: newsCursor, from, to } });
}
