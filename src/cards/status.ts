import template from "../../cards/status.json" with { type: "json" };
import type { Instant } from "../domain/ids.ts";
import { isAsked } from "../domain/approval.ts";
import type { Approval } from "../domain/approval.ts";
import type { Refusal } from "../domain/refusal.ts";
import { guestName } from "../domain/guest-name.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue, escapeAddress, escapeName, longestAddress } from "./escape.ts";
import { invitationActions } from "./invitation-actions.ts";
import type { InvitationAction } from "./invitation-actions.ts";
import { stateLooks } from "./state-look.ts";
import type { Look } from "./state-look.ts";
import { invitationStateText } from "./invitation-state-text.ts";
import { refusalText } from "./refusal-text.ts";
import { cardTemplate } from "./template.ts";
import { untoldLines } from "./untold-lines.ts";
import type { CardVerb } from "./verbs.ts";
import { withoutLoneMore } from "./without-lone-more.ts";

/** The directory's data about an address, in the shape of a directory's user object. */
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
  /** Absent when the directory has no such address; "not-checked" when the bot may not look. */
  readonly user?: StatusUser | "not-checked";
  /** The bot's newest invitation to the address. */
  readonly ours?: Invitation;
  /** What would become of an invitation, when nobody has the address. */
  readonly prospect?: "sends" | "asks" | Refusal;
  /** Whether the person who asks is its requester. */
  readonly mine?: boolean;
  /** The name of the team where the person asks, if it has the user already. */
  readonly team?: string;
  /** Whether it began in the conversation where the person asks: only there can the partner be added to the team. */
  readonly here?: boolean;
  /** Whether the person asks in a channel, whose team the partner can be added to; elsewhere the person chooses one of their own teams. */
  readonly inChannel?: boolean;
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
  readonly actions: readonly StatusAction[];
}

interface StatusAction {
  readonly title: string;
  readonly verb: CardVerb;
  readonly mode: InvitationAction["mode"];
  readonly data: InvitationAction["data"];
}

const render = cardTemplate(template);

/** The state of an address, also if it was invited without the bot. */
export function statusCard(view: StatusView, texts: Texts): AdaptiveCard {
  return render(statusData(view, texts));
}

export function statusData(view: StatusView, texts: Texts): StatusData {
  const { user } = view;
  const standing = standingOf(view);
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    look: lookOf[standing],
    state: stateText(standing, user, texts),
    title: escapeAddress(view.email),
    next: next(view, standing, texts),
    facts: [...userFacts(view, texts), ...ourFacts(view.ours, standing, texts)],
    actions: withoutLoneMore(
      [...(mayInvite(view, standing) ? [invite(view, texts)] : []), ...ourActions(view, texts)].slice(0, mostActions),
    ),
  };
}

function next({ ours, prospect, team, user, email }: StatusView, standing: Standing, texts: Texts): string {
  if (standing === "not-checked") return texts.t("error.status-not-checked");
  if (team !== undefined && typeof user === "object" && isThere.has(standing))
    return texts.t("team.already-member", { name: escapeName(guestName(user.displayName, email)), team: escapeName(team) });
  if (standing !== "not-found") return texts.t(`status.${standing}-next`);
  if (isAwaiting(ours)) return texts.t("invitation.next.awaiting-approval", { approvers: escapeName(ours.approval.approversName) });
  if (isOnItsWay(ours)) return onItsWayText(ours, texts);
  if (typeof prospect === "object") return refusalText(prospect, texts);
  return texts.t(prospect === "asks" ? "status.not-found-asks" : "status.not-found-next");
}

/** Standings of users who can be in a team and know it. */
const isThere: ReadonlySet<Standing> = new Set(["employee", "accepted", "no-state"]);

function mayInvite({ ours, prospect }: StatusView, standing: Standing): boolean {
  return standing === "not-found" && !isAwaiting(ours) && !isOnItsWay(ours) && typeof prospect !== "object";
}

/** It waits for its turn or for Microsoft's answer: there is nothing to invite, and no guest yet. */
function isOnItsWay(ours: Invitation | undefined): ours is Invitation {
  return ours !== undefined && ["requested", "queued", "sending"].includes(ours.state.kind);
}

function onItsWayText({ state }: Invitation, texts: Texts): string {
  const isStopped = state.kind === "queued" && state.goesOutAt === undefined;
  return isStopped ? texts.t("invitation.next.stopped") : invitationStateText(state, texts);
}

function isAwaiting(ours: Invitation | undefined): ours is Invitation & { readonly approval: Approval } {
  return ours?.state.kind === "awaiting-approval" && ours.approval !== undefined;
}

/** Teams shows at most six. */
const mostActions = 6;

function invite({ email }: StatusView, texts: Texts): StatusAction {
  const data = { email: cleanValue(email, longestAddress) };
  return { title: texts.t("status.invite"), verb: "open-form", mode: "primary", data };
}

/** The requester gets the living card's own buttons; other people who may see it get the living card itself. */
function ourActions(view: StatusView, texts: Texts): StatusAction[] {
  const { ours, mine, here, team } = view;
  const join = joining(view, texts);
  if (!ours) return join;
  const show = { title: texts.t("status.show-invitation"), verb: "show-card", mode: "primary", data: { invitation: ours.id } } as const;
  if (mine !== true) return [show, ...join];
  const useless: readonly CardVerb[] = here === true && team === undefined ? ["run-command"] : ["run-command", "add-to-team"];
  const own = invitationActions(ours).filter(({ verb }) => !useless.includes(verb));
  const leads = (isAwaiting(ours) && isAsked(ours.approval)) || !own.some(({ mode }) => mode === "primary");
  const titled = own.map(({ title, values, ...action }) => ({ ...action, title: texts.t(title, values) }));
  return [...(leads ? [show] : []), ...(own.some(({ verb }) => isJoining(verb)) ? [] : join), ...titled];
}

const isJoining = (verb: CardVerb) => verb === "add-to-team" || verb === "choose-team";

/** Where the sentence says that they can be added. By address: the invitation may be none of this conversation's, or there may be none. */
function joining(view: StatusView, texts: Texts): StatusAction[] {
  const standing = standingOf(view);
  if (view.team !== undefined || (standing !== "accepted" && standing !== "employee")) return [];
  const offer =
    view.inChannel === true ? (["invitation.add-to-team", "add-to-team"] as const) : (["invitation.choose-team", "choose-team"] as const);
  const [title, verb] = offer;
  return [{ title: texts.t(title), verb, mode: "primary", data: { address: cleanValue(view.email, longestAddress) } }];
}

type Standing = "not-checked" | "not-found" | "not-visible" | "employee" | "pending" | "accepted" | "no-state";

const lookOf: Readonly<Record<Standing, Look>> = {
  "not-checked": stateLooks.over,
  "not-found": stateLooks.over,
  "not-visible": stateLooks.waiting,
  employee: stateLooks.done,
  pending: stateLooks.waiting,
  accepted: stateLooks.done,
  "no-state": stateLooks.over,
};

function standingOf({ user, ours }: StatusView): Standing {
  if (!user) return ours?.state.kind === "invited" && !ours.state.seen ? "not-visible" : "not-found";
  if (user === "not-checked") return user;
  if (user.userState === "PendingAcceptance") return "pending";
  if (user.userState === "Accepted") return "accepted";
  return user.userType === "Guest" ? "no-state" : "employee";
}

function stateText(standing: Standing, user: StatusView["user"], texts: Texts): string {
  const since = typeof user === "object" && user.userStateSince;
  const dated = since && standing === "accepted";
  return dated ? texts.t("status.accepted-since", { date: texts.formatDate(since) }) : texts.t(`status.${standing}`);
}

/** The title has the address already. */
function userFacts({ user, email }: Pick<StatusView, "user" | "email">, texts: Texts): Fact[] {
  if (typeof user !== "object") return [];
  const called = guestName(user.displayName, email);
  const name = called === email ? [] : [{ title: texts.t("status.name"), value: escapeName(called) }];
  return user.createdAt ? [...name, { title: texts.t("status.created"), value: texts.formatDate(user.createdAt) }] : name;
}

/** The badge has the directory's state already. */
function ourFacts(ours: Invitation | undefined, standing: Standing, texts: Texts): Fact[] {
  if (!ours) return [];
  const values = { name: escapeName(ours.requester.name), date: texts.formatDate(ours.createdAt) };
  const value = isSaid(ours, standing)
    ? texts.t("status.ours-known", values)
    : texts.t("status.ours-value", { ...values, state: invitationStateText(ours.state, texts) });
  const untold = untoldLines(ours, texts);
  return [
    { title: texts.t("status.ours"), value },
    ...(untold.length > 0 ? [{ title: texts.t("untold.title"), value: untold.join(" ") }] : []),
  ];
}

function isSaid({ state }: Invitation, standing: Standing): boolean {
  return (standing === "pending" && state.kind === "invited") || (standing === "accepted" && state.kind === "accepted");
}
