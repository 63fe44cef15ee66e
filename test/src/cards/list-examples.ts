import assert from "node:assert/strict";
import { hearingCard, hearingData } from "../../../src/cards/hearing.ts";
import type { HearingView } from "../../../src/cards/hearing.ts";
import { historyCard, historyData } from "../../../src/cards/history.ts";
import type { HistoryView } from "../../../src/cards/history.ts";
import { pendingCard, pendingData, privatePendingCard, privatePendingData } from "../../../src/cards/pending.ts";
import type { PendingView } from "../../../src/cards/pending.ts";
import { statusCard, statusData } from "../../../src/cards/status.ts";
import type { StatusView } from "../../../src/cards/status.ts";
import { invitationActions } from "../../../src/cards/invitation-actions.ts";
import { offerCard, offerData } from "../../../src/cards/offer.ts";
import { suggestionCard, suggestionData } from "../../../src/cards/suggestion.ts";
import type { SuggestionView } from "../../../src/cards/suggestion.ts";
import type { AuditEvent } from "../../../src/domain/audit.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Texts } from "../../../src/texts/texts.ts";
import { at, id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { invitation, invitationIn, requester } from "./example-invitation.ts";
import type { CardExample } from "./example-invitation.ts";
import { teamExamples } from "./team-examples.ts";

const user = {
  displayName: "Sam Okafor",
  userType: "Guest",
  userState: "PendingAcceptance",
  userStateSince: at("10:00"),
  createdAt: at("10:00"),
} as const;
const known = { email: invitation.email, user, ours: invitationIn("invited"), mine: true };

const heard: HearingView = {
  heard: [
    { path: "landing-page", since: at("11:50"), heardAt: at("11:50:02") },
    { path: "notification", since: at("11:20"), heardAt: at("11:20:04") },
    { path: "young", since: at("09:00"), heardAt: at("09:00:05") },
    { path: "delta", since: at("08:00"), heardAt: at("08:00:31") },
    { path: "look", since: id("2026-11-19T10:00:00.000Z"), heardAt: id("2026-11-19T15:00:00.000Z") },
  ],
  rhythm: { hour: 5_000, day: 15_000, days: 60_000, joined: 60_000 },
  now: at("12:00"),
};

const hearing = (variant: string, view: HearingView): CardExample => ({
  template: "hearing",
  variant,
  data: (texts) => hearingData(view, texts),
  card: (texts) => hearingCard(view, texts),
});

const waiting: PendingView = {
  filter: { of: "here", domain: "fabrikam.com", days: 2 },
  page: { kind: "after", at: { createdAt: at("09:00"), id: invitation.id } },
  invitations: [
    { ...invitationIn("invited"), createdAt: id("2026-11-13T10:00:00.000Z") },
    { ...invitationIn("invited"), email: "li.wei@northwind.example", requester: person({ name: "Pradeep Gupta" }) },
  ],
  count: 22,
  now: at("12:00"),
  previous: { kind: "before", at: { createdAt: at("09:00"), id: invitation.id } },
  next: { kind: "after", at: { createdAt: at("10:00"), id: invitation.id } },
  understood: false,
};

const happened = (what: AuditEvent["what"], time: string, by?: Person): AuditEvent => ({
  ...{ at: at(time), invitation: invitation.id, what },
  ...(by && { by: by.id }),
});
const atShell = { via: "command-line" } as const;
const history: HistoryView = {
  invitation: invitationIn("accepted"),
  events: [
    happened("requested", "10:00:00", requester),
    happened("sending", "10:00:01"),
    happened("sent", "10:00:02", requester),
    { ...happened("link-shown", "11:30:00", requester), ...atShell },
    happened("followed", "11:45:00", person({ name: "Megan Bowen" })),
    happened("accepted", "14:32:04"),
    happened("added-to-team", "14:40:00", person({ name: "Pradeep Gupta" })),
  ],
  earlier: true,
  names: new Map([[requester.id, requester.name]]),
};

const status = (variant: string, view: StatusView): CardExample => ({
  template: "status",
  variant,
  data: (texts) => statusData(view, texts),
  card: (texts) => statusCard(view, texts),
});

const pending = (variant: string, view: PendingView): CardExample => ({
  template: "pending",
  variant,
  data: (texts) => pendingData(view, texts),
  card: (texts) => pendingCard(view, texts),
});

const suggestion = (variant: string, view: (texts: Texts) => SuggestionView): CardExample => ({
  template: "suggestion",
  variant,
  data: (texts) => suggestionData(view(texts), texts),
  card: (texts) => suggestionCard(view(texts), texts),
});

const [action] = invitationActions(invitationIn("invited")).filter(({ verb }) => verb === "resend");
assert.ok(action);
const offered = { invitation: invitationIn("invited"), action };

/** Examples of answers to commands, except the form and help; each template's first fills all that is optional. */
export const listExamples: readonly CardExample[] = [
  hearing("five-ways", heard),
  hearing("stretched", { ...heard, heard: [], rhythm: { hour: 50_000, day: 820_000, days: 1_090_000, joined: 60_000 } }),
  status("pending", known),
  status("not-found", { email: invitation.email }),
  status("accepted-own", { ...known, user: { ...user, userState: "Accepted" }, ours: invitationIn("accepted"), here: true }),
  status("accepted", { ...known, user: { ...user, userState: "Accepted", userStateSince: null } }),
  status("not-visible", { email: invitation.email, ours: invitationIn("invited"), mine: true }),
  status("untold", { ...known, ours: { ...invitationIn("invited"), untold: ["requester", "approvers"] } }),
  status("employee", { ...known, user: { ...user, userType: "Member", userState: null } }),
  status("no-state", { email: invitation.email, user: { ...user, userState: null, createdAt: null } }),
  pending("narrowed", waiting),
  pending("few", { filter: { of: "mine" }, page: { kind: "first" }, invitations: waiting.invitations, count: 2, now: at("12:00") }),
  pending("untold", {
    ...{ filter: { of: "mine" }, page: { kind: "first" }, count: 1, now: at("12:00") },
    invitations: [{ ...invitationIn("invited"), createdAt: at("10:00"), untold: ["approvers"] }],
  }),
  pending("none", { filter: { of: "here" }, page: { kind: "first" }, invitations: [], count: 0, now: at("12:00") }),
  {
    template: "pending",
    variant: "private",
    data: (texts) => privatePendingData({ of: "mine" }, texts),
    card: (texts) => privatePendingCard({ of: "mine" }, texts),
  },
  status("not-checked", { email: invitation.email, user: "not-checked", ours: invitationIn("invited") }),
  {
    template: "history",
    variant: "some",
    data: (texts) => historyData(history, texts),
    card: (texts) => historyCard(history, texts),
  },
  {
    template: "offer",
    variant: "resend",
    data: (texts) => offerData(offered, texts),
    card: (texts) => offerCard(offered, texts),
  },
  ...teamExamples,
  suggestion("address", (texts) => ({
    text: texts.t("suggest.address", { email: invitation.email }),
    commands: [texts.t("commands.invite.example"), texts.t("commands.status.example")],
  })),
];
