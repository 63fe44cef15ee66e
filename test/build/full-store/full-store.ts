import { postStandings } from "../../../src/domain/pace/ledger.ts";
import type { StopCard } from "../../../src/domain/pace/stop-card.ts";
import type { Announcement, Subscription } from "../../../src/domain/announcement.ts";
import type { Draft } from "../../../src/ports/drafts.ts";
import type { LateAnswer, LateContent } from "../../../src/domain/late-answer.ts";
import type { Follower } from "../../../src/domain/follower.ts";
import type { ApprovalsPlace, LeftPlace } from "../../../src/ports/settings.ts";
import { at, id } from "../ids.ts";
import { trailOf } from "./events.ts";
import { invitations } from "./invitations.ts";
import { jobs } from "./jobs.ts";
import { everyField } from "./options.ts";
import { adele, amelie, amelieChat, approvals, conversations, groupChat, marketing, marketingThread, megan } from "./places.ts";
import { stableId } from "./stable-id.ts";
import type { StoreContent } from "./store-content.ts";

const place = { locale: "fr-FR", timeZone: "Europe/Paris", since: at("07:00") };

/** `Required` here and below, so that a forgotten property doesn't compile. */
const inTeam: Required<Subscription> = { conversation: marketing.channel, teamId: marketing.teamId, scope: "here", by: megan.id, ...place };

const subscriptions: readonly Subscription[] = [
  { conversation: approvals.channel, teamId: approvals.teamId, scope: "everything", by: adele.id, ...place },
  { conversation: groupChat, scope: "here", by: amelie.id, ...place },
  inTeam,
];

const approvalsPlace: Required<ApprovalsPlace> = { conversation: approvals.channel, teamId: approvals.teamId, by: megan.id, ...place };

const left: Required<LeftPlace> = { place: "19:left-team@thread.tacv2", approvals: approvalsPlace, subscriptions: [inTeam] };

const ours: Required<Announcement> = {
  conversation: approvals.channel,
  guest: stableId("guest-of-everything"),
  acceptedAt: at("09:30"),
  invitation: stableId("everything"),
};

const announcements = [
  { ...ours, told: false },
  { conversation: approvals.channel, guest: stableId("another-guest"), acceptedAt: at("09:40"), told: false },
  { ...ours, conversation: marketing.channel, told: false },
  { ...ours, acceptedAt: at("08:30"), told: true },
  { conversation: marketing.channel, guest: stableId("another-guest"), acceptedAt: at("08:40"), told: true },
];

const followed = stableId("invited");

const asked: Required<Follower> = {
  invitation: followed,
  person: { ...amelie },
  conversation: groupChat,
  why: "asked",
  since: at("08:00"),
  told: "accepted:3",
};

const followers: readonly Follower[] = [
  asked,
  { invitation: followed, person: { ...megan }, why: "asked", since: at("08:10") },
  {
    invitation: followed,
    person: { id: stableId("grady"), name: "", locale: "en-US", timeZone: "UTC" },
    why: "colleague",
    since: at("08:20"),
  },
  { ...asked, invitation: stableId("everything"), why: "colleague" },
];

const draft: Required<Draft> = {
  id: stableId("draft"),
  by: amelie,
  home: { conversation: marketingThread, card: id("1700000000005") },
  values: everyField,
  replaces: stableId("invited-needs-admin"),
  keptAt: at("09:00"),
  movedAt: at("09:05"),
};

const drafts: readonly Draft[] = [
  draft,
  { id: draft.id, by: adele, home: draft.home, values: { email: "draft@fabrikam.com" }, keptAt: at("09:10") },
  { id: stableId("empty-draft"), by: adele, home: draft.home, values: {}, keptAt: at("09:20") },
];

const pressed = { message: { conversation: marketingThread, card: id("1700000000005") }, by: amelie, keptAt: at("09:30") } as const;
const about = { invitation: stableId("everything"), version: 3 };
const card = { type: "AdaptiveCard", version: "1.5", body: [] };
const on = (message: string) => ({ ...pressed, message: { ...pressed.message, card: id(message) } });
const state: Required<Extract<LateContent, { kind: "state" }>> = { kind: "state", card, line: "Already approved." };

const lateAnswers: readonly LateAnswer[] = [
  { ...pressed, about, content: state },
  { ...on("1700000000011"), content: { kind: "state", card } },
  { ...on("1700000000012"), about: { invitation: about.invitation } },
  { ...on("1700000000013"), content: { kind: "form", card } },
  { ...on("1700000000014"), content: { kind: "own", card } },
  { ...on("1700000000015"), content: { kind: "line", line: "No mail went out." } },
  { ...on("1700000000016"), content: { kind: "lost" } },
  { ...on("1700000000017"), content: { kind: "in-chat" } },
  { ...on("1700000000018"), content: { kind: "not-told" } },
  { ...on("1700000000019"), about: { invitation: about.invitation }, ifLost: card },
];

const toldInStop: Required<StopCard> = {
  since: at("09:10"),
  to: { kind: "person", id: megan.id },
  locale: "fr-FR",
  timeZone: "Europe/Paris",
  conversation: amelieChat,
  card: id("1700000000020"),
  shown: "stopped",
};

const stopCards: readonly StopCard[] = [
  { ...toldInStop, to: { kind: "channel", id: approvals.channel } },
  { since: toldInStop.since, to: { kind: "person", id: adele.id }, locale: "en-US", timeZone: "UTC" },
  toldInStop,
];

/** A store with everything that the domain has today: each kind of each thing, with and without optional parts. */
export const fullStore: StoreContent = {
  invitations,
  events: invitations.flatMap(({ invitation }) => trailOf(invitation)),
  jobs,
  conversations,
  cursors: [
    { name: "users-delta", value: "https://graph.microsoft.com/v1.0/users/delta?$deltatoken=second" },
    { name: "old-guests-sweep", value: stableId("invited") },
  ],
  receipts: [
    { key: `${marketingThread}/1700000000006`, seenAt: at("09:00") },
    { key: `sign-in/${stableId("sign-in")}`, seenAt: at("09:01") },
  ],
  limits: [
    { person: adele.id, act: "message", acts: { times: [at("09:00"), at("09:01")] }, changedAt: at("09:01") },
    { person: adele.id, act: "form", acts: { times: [], silentUntil: at("09:10") }, changedAt: at("09:02") },
  ],
  drafts,
  late_answers: lateAnswers,
  followers,
  subscriptions,
  announcements,
  marks: [
    { name: `welcome:${adele.id}`, at: at("06:00") },
    { name: `welcome:${marketing.teamId}`, at: at("06:10") },
  ],
  settings: [
    { name: "approvals-place", value: approvalsPlace },
    { name: "left-place", value: left },
  ],
  posts: postStandings.map((standing, index) => ({
    id: stableId(`post-${standing}`),
    invitation: stableId("everything"),
    person: amelie.id,
    at: at(`09:0${index}`),
    standing,
  })),
  gate: [
    {
      kind: "stopped",
      since: at("09:10"),
      remoteId: "request-of-the-block",
      trial: { by: megan.id, name: megan.name, at: at("09:20"), invitation: stableId("everything"), post: stableId("post-out") },
      tried: { by: adele.id, name: adele.name, at: at("09:15"), answer: "blocked", remoteId: "request-of-the-trial" },
    },
  ],
  instances: [{ version: "1.2.3", started: at("06:00"), seenAt: at("09:30") }],
  pauses: [
    { to: "graph", by: adele.id, begunAt: at("09:00"), endsAt: at("09:01"), endsWithProbe: false },
    { to: "teams", begunAt: at("09:00"), endsAt: at("09:15"), endsWithProbe: true },
  ],
  stop_cards: stopCards.toSorted((a, b) => (a.to.id < b.to.id ? -1 : 1)),
};
