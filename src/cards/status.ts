import template from "../../cards/status.json" with { type: "json" };
import type { Instant } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue, escapeAddress, escapeName, longestAddress } from "./escape.ts";
import { looks } from "./look.ts";
import type { Look } from "./look.ts";
import { invitationStateText } from "./invitation-state-text.ts";
import { cardTemplate } from "./template.ts";

/** What the directory says of an address. A directory's user object fits. */
export interface StatusUser {
  readonly displayName: string;
  readonly userType: "Member" | "Guest" | null;
  /** Graph's `externalUserState`; null is neither pending nor accepted. */
  readonly userState: "PendingAcceptance" | "Accepted" | null;
  readonly userStateSince: Instant | null;
  readonly createdAt: Instant | null;
}

export interface StatusView {
  readonly email: string;
  /** Absent when nobody in the directory has the address. */
  readonly user?: StatusUser;
  /** The newest invitation of ours to the address. */
  readonly ours?: Invitation;
}

interface Fact {
  readonly title: string;
  readonly value: string;
}

/** What cards/status.json binds to. */
export interface StatusData {
  readonly lang: Language;
  readonly fallback: string;
  readonly look: Look;
  readonly state: string;
  readonly title: string;
  readonly next: string;
  readonly facts: readonly Fact[];
  readonly email: string;
  readonly canInvite: boolean;
  readonly invite: string;
}

const render = cardTemplate(template);

/** Where an address stands, whoever invited it. */
export function statusCard(view: StatusView, texts: Texts): AdaptiveCard {
  return render(statusData(view, texts));
}

export function statusData(view: StatusView, texts: Texts): StatusData {
  const standing = standingOf(view.user);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    look: lookOf[standing],
    state: stateText(standing, view.user, texts),
    title: escapeAddress(view.email),
    next: texts.t(`status.${standing}-next`),
    facts: [...userFacts(view.user, texts), ...ourFacts(view.ours, texts)],
    email: cleanValue(view.email, longestAddress),
    canInvite: standing === "not-found",
    invite: texts.t("status.invite"),
  };
}

type Standing = "not-found" | "employee" | "pending" | "accepted" | "no-state";

const lookOf: Readonly<Record<Standing, Look>> = {
  "not-found": looks.over,
  employee: looks.done,
  pending: looks.waiting,
  accepted: looks.done,
  "no-state": looks.over,
};

function standingOf(user: StatusUser | undefined): Standing {
  if (!user) return "not-found";
  if (user.userState === "PendingAcceptance") return "pending";
  if (user.userState === "Accepted") return "accepted";
  return user.userType === "Guest" ? "no-state" : "employee";
}

function stateText(standing: Standing, user: StatusUser | undefined, texts: Texts): string {
  const since = user?.userStateSince;
  const dated = since && (standing === "pending" || standing === "accepted");
  return dated ? texts.t(`status.${standing}-since`, { date: texts.formatDate(since) }) : texts.t(`status.${standing}`);
}

function userFacts(user: StatusUser | undefined, texts: Texts): Fact[] {
  if (!user) return [];
  const name = { title: texts.t("status.name"), value: escapeName(user.displayName) };
  return user.createdAt ? [name, { title: texts.t("status.created"), value: texts.formatDate(user.createdAt) }] : [name];
}

function ourFacts(ours: Invitation | undefined, texts: Texts): Fact[] {
  if (!ours) return [];
  const value = texts.t("status.ours-value", {
    name: escapeName(ours.requester.name),
    date: texts.formatDate(ours.createdAt),
    state: invitationStateText(ours.state, texts),
  });
  return [{ title: texts.t("status.ours"), value }];
}
