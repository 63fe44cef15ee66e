import type { JobTask } from "../../../src/domain/job.ts";
import { approversNotices, noticeKinds } from "../../../src/domain/notice.ts";
import { cardPlaces, copyPlace } from "../../../src/domain/posted-card.ts";
import { at, id } from "../ids.ts";
import { adele, amelieChat, marketing, megan } from "./places.ts";
import { stableId } from "./stable-id.ts";
import type { StoredJob } from "./store-content.ts";

const invitation = stableId("everything");
const guest = stableId("guest-of-everything");
const by = adele.id;

/** Each kind of task, in each of its shapes. */
const tasks: readonly JobTask[] = [
  { kind: "update-card", invitation },
  { kind: "post-home", invitation },
  { kind: "post-approval", invitation },
  { kind: "update-approval", invitation },
  { kind: "ask-owners", invitation },
  { kind: "update-owners", invitation },
  { kind: "see-member", group: "7c2d9a54-0b1e-4f6a-8d33-2a9c5e7f1b60", user: guest },
  { kind: "see-member", group: "7c2d9a54-0b1e-4f6a-8d33-2a9c5e7f1b60", user: guest, left: true },
  ...approversNotices.map((what) => ({ kind: "tell-approvers", invitation, what }) as const),
  { kind: "ask-outside", invitation },
  ...approversNotices.map((what) => ({ kind: "ask-outside", invitation, what }) as const),
  { kind: "post-copy", invitation, to: megan.id },
  { kind: "update-copy", invitation, to: megan.id },
  ...approversNotices.map((what) => ({ kind: "tell-copy", invitation, what, to: megan.id }) as const),
  { kind: "settle-questions", invitation },
  { kind: "watch-approval", invitation },
  ...noticeKinds.map((notice) => ({ kind: "send-notice", invitation, notice }) as const),
  ...noticeKinds.map((notice) => ({ kind: "send-notice", invitation, notice, to: megan.id }) as const),
  { kind: "send-queued", invitation },
  { kind: "watch-gate" },
  { kind: "tell-stop", since: at("09:30"), to: adele.id },
  { kind: "announce-override", invitation },
  { kind: "tell-override", invitation, to: { kind: "person", id: megan.id }, locale: "fr-FR", timeZone: "Europe/Paris" },
  { kind: "tell-override", invitation, to: { kind: "channel", id: marketing.channel }, locale: "en-US", timeZone: "UTC" },
  { kind: "resolve-sending", invitation },
  { kind: "record-acceptance", guest, path: "delta", since: at("09:30") },
  { kind: "record-acceptance", guest, path: "young", since: null },
  { kind: "record-acceptance", guest, path: "look", since: null },
  { kind: "check-guest", invitation },
  { kind: "look", invitation, way: "landing-page", since: at("09:00") },
  { kind: "record-removal", guest, since: at("09:30") },
  { kind: "record-reset", guest },
  { kind: "record-restoration", guest, since: at("09:30") },
  { kind: "revoke", invitation, by },
  { kind: "revoke-replaced", invitation, by },
  ...([...cardPlaces, copyPlace(megan.id)] as const).map(
    (place) => ({ kind: "adopt-card", invitation, place, card: id("1700000000009") }) as const,
  ),
  { kind: "move-form", form: stableId("draft"), by },
  { kind: "show-answer", conversation: marketing.channel, card: id("1700000000005"), by },
  { kind: "announce", conversation: marketing.channel },
  { kind: "welcome", conversation: amelieChat, locale: "fr-FR", botName: "Guestlist" },
  { kind: "follow-directory" },
  { kind: "follow-closely", since: at("09:30") },
  { kind: "keep-subscription" },
  { kind: "check-guests" },
  { kind: "purge-receipts" },
];

function due(time: string, index: number) {
  return id(new Date(Date.parse(at(time)) + index * 1000).toISOString());
}

/** Not claimed yet. Every third was enqueued twice, and two have no key. */
const waiting: readonly StoredJob[] = tasks.map((task, index) => ({
  task,
  due: due("10:00", index),
  ...(index > 1 && { key: `${task.kind}:${index}` }),
  attempts: 0,
  ...(index > 1 && index % 3 === 0 && { wantedAgain: true as const }),
}));

/** A worker has claimed them for the second time and hasn't finished. */
const held: readonly StoredJob[] = [
  { task: { kind: "follow-directory" }, due: due("09:00", 0), key: "follow-directory", attempts: 2, heldUntil: at("09:10") },
  { task: { kind: "check-guests" }, due: due("09:00", 1), key: "check-guests", attempts: 2, heldUntil: at("09:10"), wantedAgain: true },
  { task: { kind: "update-card", invitation }, due: due("09:00", 2), attempts: 2, heldUntil: at("09:10") },
];

/** They failed and are due again later. */
const postponed: readonly StoredJob[] = [
  { task: { kind: "send-notice", invitation, notice: "accepted" }, due: due("11:00", 0), key: "postponed", attempts: 3 },
  { task: { kind: "record-removal", guest, since: at("09:30") }, due: due("11:00", 1), attempts: 3 },
];

export const jobs: readonly StoredJob[] = [...held, ...waiting, ...postponed];
