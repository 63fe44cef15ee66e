import type { Invitation } from "../../src/domain/invitation.ts";
import type { NewJob } from "../../src/domain/job.ts";
import type { DirectoryModel, Truth, TruthSince } from "./directory-model.ts";
import { moment, foreignGuest } from "./world.ts";
import type { Partner, World } from "./world.ts";
import type { Recorded } from "./watched-invitations.ts";

const stateOf: Readonly<Record<Truth, Invitation["state"]["kind"]>> = { pending: "invited", accepted: "accepted", gone: "removed" };
const standing: ReadonlySet<string> = new Set(["follow-directory", "check-guests"]);

/** What still keeps a calm time from being over: a job, or something that the bot hasn't heard of yet. */
export function unfinished(world: World): string | undefined {
  if (!world.directory.isRead(world.store.memory.tables.cursors.get("users-delta"))) return "the stream isn't read to its end";
  const job = [...world.store.memory.tables.jobs.values()].find((one) => !standing.has(one.task.kind) && !isReview(one));
  if (job) return `the job ${job.key} is left: due ${job.due}, ${job.error ?? "no error"}`;
  return world.partners.map((partner) => unheard(world, partner)).find((words) => words !== undefined);
}

/** It looks at a guest again long after they were removed. */
function isReview({ key }: NewJob): boolean {
  return key?.startsWith("review-removal:") ?? false;
}

function unheard({ directory, store }: World, { guest, invitation }: Partner): string | undefined {
  const truth = directory.standing(guest);
  const state = store.memory.tables.invitations.get(invitation)?.state;
  if (!truth || !state) return `${guest} got lost`;
  if (state.kind === stateOf[truth.is] || !mustHear(directory, state, truth)) return undefined;
  return `${guest} is ${truth.is}, and the invitation ${state.kind}`;
}

/**
 * Whether the bot promises to hear of it. A guest who is gone before the directory has ever shown them may not be there yet, and a restored
 * one is heard of by delta alone.
 */
function mustHear(directory: DirectoryModel, state: Invitation["state"], truth: TruthSince): boolean {
  if (state.kind === "invited") return truth.is !== "gone" || state.seen === true;
  return state.kind === "accepted" || isSurelyReported(directory, truth);
}

/** Whether delta said all of it to those who follow it. */
function isSurelyReported({ reportedFrom, traits }: DirectoryModel, { from }: TruthSince): boolean {
  return !traits.isBlind && from > reportedFrom;
}

/** What is wrong when a calm time is over. */
export function judgeCalm(world: World): string[] {
  return [...world.partners.flatMap((partner) => [...judgeNotice(world, partner), ...judgeCard(world, partner)]), ...judgeAnnounced(world)];
}

/** The acceptance that holds now has its notice, and followers have theirs. */
function judgeNotice({ teams, store, traits }: World, { invitation }: Partner): string[] {
  const last = eventsOf(store.recorded, invitation).at(-1);
  if (last?.what !== "accepted") return [];
  const occasion = `send-notice:${invitation}:accepted:${last.since}:`;
  const isFollower = (key: string) => key.startsWith(occasion);
  const wrong = isTold(teams, (key) => key === last.noticeKey) ? [] : [`nobody was told: ${last.noticeKey ?? "(no notice)"}`];
  return traits.hasFollower && !isTold(teams, isFollower) ? [...wrong, `no follower was told: ${occasion}`] : wrong;
}

function isTold({ heard, unknown }: World["teams"], isMeant: (key: string) => boolean): boolean {
  return heard.some(({ key }) => isMeant(key)) || [...unknown].some(([key, times]) => isMeant(key) && times >= 2);
}

/** The guest of others who is accepted now was announced, if somebody wants to hear of all and delta said it. */
function judgeAnnounced({ directory, teams, traits }: World): string[] {
  const truth = directory.standing(foreignGuest);
  const isWanted = traits.hasSubscription && truth?.is === "accepted" && truth.user.userStateSince !== null;
  if (!isWanted || !isSurelyReported(directory, truth)) return [];
  const { announcements } = teams;
  const isHeard =
    announcements.includes("someone@else.com") || announcements.includes("somebody") || isTold(teams, (key) => key.startsWith("announce:"));
  return isHeard ? [] : ["the guest of others was never announced"];
}

function judgeCard({ teams, store }: World, { invitation }: Partner): string[] {
  const state = store.memory.tables.invitations.get(invitation)?.state.kind;
  const shown = teams.shown.get(invitation) ?? "invited";
  return shown === state ? [] : [`the card of ${invitation} shows ${shown}, and it is ${state}`];
}

/** What is wrong with the whole history. */
export function judgeHistory(world: World): string[] {
  return [
    ...world.unexpected,
    ...world.partners.flatMap((partner) => judgePartner(world, partner)),
    ...judgeTellings(world),
    ...judgeForeign(world),
  ];
}

function judgePartner(world: World, { guest, invitation, email }: Partner): string[] {
  const { directory, store, teams } = world;
  const events = eventsOf(store.recorded, invitation);
  const truths = directory.guests.get(guest) ?? [];
  const wrong: string[] = [];
  if (!isPossible(truths, events, world.lag))
    wrong.push(`the trail of ${invitation} isn't what happened: ${events.map(inWords).join(", ")}`);
  const sinces = events.filter(({ what }) => what === "accepted").map(({ since }) => since);
  const acceptances = sinces.length;
  if (!isRecordedOnce(events)) wrong.push(`one acceptance of ${invitation} was recorded twice: ${sinces.join(", ")}`);
  const announced = teams.announcements.filter((one) => one === email).length;
  if (announced > acceptances + unknownOf(teams, "announce:")) wrong.push(`${email} was announced ${announced} times`);
  const last = events.at(-1);
  const state = store.memory.tables.invitations.get(invitation)?.state;
  const recorded = last ? truthOf(last) : "pending";
  if (recorded === "nothing" || (state && state.kind !== stateOf[recorded]))
    wrong.push(`${invitation} is ${state?.kind}, and its trail ends with ${recorded}`);
  return wrong;
}

/**
 * No acceptance was recorded twice. A guest whom the directory showed as pending right after their restoration is told as accepted again,
 * since the trail and the notice said that they must accept.
 */
function isRecordedOnce(events: readonly Recorded[]): boolean {
  let before: Recorded | undefined;
  for (const event of events) {
    if (event.what === "restored") before = undefined;
    if (event.what !== "accepted") continue;
    if (before && before.since === event.since) return false;
    before = event;
  }
  return true;
}

function unknownOf({ unknown }: World["teams"], start: string): number {
  return [...unknown].filter(([key]) => key.startsWith(start)).reduce((sum, [, count]) => sum + count, 0);
}

/** Each message once, and once more where nobody could know whether it arrived. */
function judgeTellings({ teams, store, partners }: World): string[] {
  const heard = new Map<string, number>();
  for (const { key } of teams.heard) heard.set(key, (heard.get(key) ?? 0) + 1);
  const often = [...heard].filter(([key, count]) => !isToFollower(key) && count > 1 + Math.min(1, teams.unknown.get(key) ?? 0));
  return [
    ...often.map(([key, count]) => `told ${count} times: ${key}`),
    ...partners.flatMap(({ invitation }) => tooManyNotices(teams, eventsOf(store.recorded, invitation), invitation)),
  ];
}

/** The key of a notice to a follower has the moment of the occasion, and a guest can be restored twice in the state of the same moment. */
function isToFollower(key: string): boolean {
  return key.includes("Z:");
}

/** Nobody hears more of a kind than there was to tell. */
function tooManyNotices(teams: World["teams"], events: readonly Recorded[], invitation: Recorded["invitation"]): string[] {
  return (["accepted", "reset", "removed", "restored"] as const).flatMap((kind) => {
    const heard = teams.heard.filter((one) => one.invitation === invitation && one.notice === kind);
    return [...Map.groupBy(heard, ({ to }) => to)].flatMap(([to, messages]) => {
      const keys = new Set(messages.map(({ key }) => key));
      const unknown = [...keys].reduce((sum, key) => sum + Math.min(1, teams.unknown.get(key) ?? 0), 0);
      const most = events.filter(({ what }) => what === kind).length + unknown;
      return messages.length > most ? [`${to} heard ${messages.length} times that ${invitation} was ${kind}, not ${most}`] : [];
    });
  });
}

function judgeForeign({ directory, teams }: World): string[] {
  const truths = directory.guests.get(foreignGuest) ?? [];
  const acceptances = new Set(truths.filter(({ is }) => is === "accepted").map(({ user }) => user.userStateSince)).size;
  const announced = teams.announcements.filter((one) => one === "someone@else.com").length;
  return announced > acceptances + unknownOf(teams, "announce:") ? [`the guest of others was announced ${announced} times`] : [];
}

function eventsOf(recorded: readonly Recorded[], invitation: Recorded["invitation"]): readonly Recorded[] {
  return recorded.filter((one) => one.invitation === invitation && one.what !== "followed");
}

function truthOf({ what, detail }: Recorded): Truth | "nothing" {
  if (what === "accepted") return "accepted";
  if (what === "reset") return "pending";
  if (what === "removed") return "gone";
  if (what === "restored") return detail === "accepted" ? "accepted" : "pending";
  return "nothing";
}

/**
 * Whether the bot could record this: some of what happened, in that order, nothing twice and nothing before it happened. A state that was
 * over before it was heard of may be missing. Reads may show what was over for less than the lag.
 */
export function isPossible(truths: readonly TruthSince[], events: readonly Recorded[], lag: number): boolean {
  let place = 0;
  let before: Truth | "nothing" = "pending";
  for (const event of events) {
    const is = truthOf(event);
    const found = truths.findIndex(
      (truth, index) =>
        truth.is === is && truth.from <= event.elapsed && (index > place || !isOver(truths[index + 1], event.elapsed - lag)),
    );
    if (found === -1 || is === before) return false;
    place = found;
    before = is;
  }
  return true;
}

function isOver(next: TruthSince | undefined, lastMoment: number): boolean {
  return next !== undefined && next.from < lastMoment;
}

export function inWords({ what, detail, elapsed }: Pick<Recorded, "what" | "detail" | "elapsed">): string {
  return `${moment(elapsed)} ${what}${detail === undefined ? "" : ` (${detail})`}`;
}
