import { notificationPaths } from "../../domain/notification-paths.ts";
import { GuestlistError } from "../../errors.ts";
import type { KeptRefusal, KeptSubscription, SubscriptionRefused } from "../../ports/directory-changes.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { nextRefusal, refusalCode, showRefusal, toleratedRefusals } from "./show-refusal.ts";

type Needs = Pick<Ports, "subscription" | "subscriptions" | "problems" | "clock" | "log" | "terms">;

const minute = 60_000;
/** Microsoft allows 29 days. If the bot is away for longer than this, it orders again at its next start. */
const lifetimeMs = 14 * 24 * 60 * minute;
/** A renewal also authorizes the subscription for as long as a token lives, about an hour (Microsoft: Lifecycle notifications). */
const renewEveryMs = 30 * minute;
/** A request to authorize it that comes sooner after a renewal has crossed it, or is a replay. */
const freshForMs = minute;
/** The pause after a refusal is doubled each time. */
const firstPauseMs = 5_000;
const longestPauseMs = 60 * minute;

/**
 * Keeps one subscription to all users at our public address: orders, renews and replaces it, and ends it when there is no such address any
 * more. After a refusal it tries again, with growing pauses: the other ways to hear of an acceptance don't need it.
 */
export async function keepSubscription(ports: Needs): Promise<JobOutcome> {
  const { subscription, terms, clock } = ports;
  const kept = await subscription.find();
  const url = terms.publicUrl === undefined ? undefined : terms.publicUrl + notificationPaths.changes;
  if (kept && kept.url !== url) {
    await endAll(ports, kept.url);
    await subscription.forget();
  }
  if (url === undefined) return done;
  const ours = kept?.url === url ? kept : undefined;
  const refused = await order(ports, ours, url);
  if (refused) return afterRefusal(ports, refused, nextRefusal(ours?.refusal, refused.reason));
  showRefusal(ports.problems, undefined);
  return { kind: "again", at: clock.later(renewEveryMs) };
}

/** Renews the subscription that we have; without one, or if Graph goes on refusing to renew it, makes a new one. */
async function order(ports: Needs, kept: KeptSubscription | undefined, url: string): Promise<SubscriptionRefused | undefined> {
  const { subscription, subscriptions, clock, log } = ports;
  if (kept?.id === undefined) return subscribe(ports, url);
  if (isFresh(clock.millisecondsSince(kept.renewedAt))) return undefined;
  const outcome = await subscriptions.renew(kept.id, clock.later(lifetimeMs));
  if (outcome.kind === "refused" && nextRefusal(kept.refusal, outcome.reason).times <= toleratedRefusals) return outcome;
  if (outcome.kind !== "renewed") {
    log.warn("subscription-lost", { subscription: kept.id });
    return subscribe(ports, url);
  }
  await subscription.renewed(kept.id, clock.now());
  return undefined;
}

/** The clock may have been set back. */
function isFresh(age: number): boolean {
  return age >= 0 && age < freshForMs;
}

/** The secret is stored first: notifications may come before Graph's answer does. */
async function subscribe(ports: Needs, url: string): Promise<SubscriptionRefused | undefined> {
  const { subscription, subscriptions, clock, log, terms } = ports;
  await endAll(ports, url);
  const clientState = clock.newId();
  await subscription.begin(url, clientState, clock.now());
  const lifecycleUrl = `${terms.publicUrl}${notificationPaths.lifecycle}`;
  const outcome = await subscriptions.subscribe({ url, lifecycleUrl, clientState, until: clock.later(lifetimeMs) });
  if (outcome.kind === "refused") return outcome;
  await subscription.confirm(outcome.id, clientState, clock.now());
  log.info("subscription-made", { subscription: outcome.id });
  return undefined;
}

/** Also those that nobody has stored, because the process died before Graph's answer came. What Graph refuses to end, ends by itself. */
async function endAll({ subscriptions, log }: Needs, url: string): Promise<void> {
  const ours = (await subscriptions.list()).filter((one) => one.url === url);
  for (const { id } of ours) {
    const outcome = await subscriptions.end(id);
    if (outcome.kind === "refused") log.warn("subscription-not-ended", { subscription: id, why: outcome.reason });
  }
}

async function afterRefusal(
  { problems, clock, subscription }: Needs,
  { reason, status, remoteId }: SubscriptionRefused,
  refusal: KeptRefusal,
): Promise<JobOutcome> {
  const error = new GuestlistError("directory-refused", `subscriptions: ${reason}`, {
    status,
    ...(remoteId !== undefined && { remoteId }),
  });
  await subscription.refused(refusal);
  showRefusal(problems, refusal, error);
  const at = clock.later(Math.min(firstPauseMs * 2 ** (refusal.times - 1), longestPauseMs));
  return { kind: "retry", at, why: refusalCode(reason) };
}
