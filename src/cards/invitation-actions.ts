import { isReopenable, isWorthRetrying } from "../domain/failure.ts";
import type { Invitation, InvitationState } from "../domain/invitation.ts";
import type { FailureReason } from "../domain/failure.ts";
import { isChannel } from "../domain/is-channel.ts";
import { mostResends } from "../domain/may-send-again.ts";
import { isMember } from "../domain/team-plan.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { TextValues } from "../texts/translator.ts";
import { cleanValue } from "./escape.ts";
import type { CardVerb } from "./verbs.ts";

/** A button of the living card. */
export interface InvitationAction {
  readonly verb: CardVerb;
  readonly title: TextKey;
  readonly values?: TextValues;
  /** At most two are primary; with *Details*, the card shows three. */
  readonly mode: "primary" | "secondary";
  /** What comes back with a press. The client controls it, so the code that handles the press checks again. */
  readonly data: Readonly<Record<string, string | number>>;
}

/** A button that may be offered; if `when` is set, only when it is true. */
interface Offer extends Pick<InvitationAction, "verb"> {
  readonly title: TextKey | ((invitation: Invitation) => Pick<InvitationAction, "title" | "values">);
  readonly when?: (invitation: Invitation) => boolean;
  /** Besides the invitation's id. */
  readonly data?: (invitation: Invitation) => InvitationAction["data"];
}

interface Offers {
  readonly main: readonly Offer[];
  readonly more: readonly Offer[];
}

const showLink: Offer = { verb: "show-link", title: "invitation.show-link" };
const showHeadsUp: Offer = {
  verb: "show-heads-up",
  title: "invitation.show-heads-up",
  when: ({ options }) => options.sendMail,
};
const showHistory: Offer = { verb: "show-history", title: "invitation.show-history" };
/** The team of the channel where the invitation began, until its owners have a card of their own with this button. */
const addToTeam: Offer = {
  verb: "add-to-team",
  title: teamButton,
  when: ({ home, state, team }) =>
    isChannel(home.conversation) &&
    !(team && (isMember(team) || team.ask?.card)) &&
    (state.kind !== "failed" || inDirectory.has(state.reason)),
};
/** A team that the person owns: no team is behind a chat. */
const chooseTeam: Offer = { verb: "choose-team", title: "invitation.choose-team", when: ({ home }) => !isChannel(home.conversation) };
/** For the person who added them. Before the partner has accepted, *Revoke* takes them out as well. */
const undoAdding: Offer = {
  verb: "remove-from-team",
  title: "owners.undo",
  when: ({ team }) => team?.by !== undefined && isMember(team),
};
const cantGetIn: Offer = { verb: "cant-get-in", title: "invitation.cant-get-in" };
const resend: Offer = {
  verb: "resend",
  title: "invitation.resend",
  when: ({ options, resends }) => options.sendMail && resends < mostResends,
  data: ({ resends }) => ({ resends }),
};
const fixAddress: Offer = { verb: "fix-address", title: "invitation.fix-address", when: ({ state }) => isFirst(state) };
const revoke: Offer = { verb: "revoke", title: "invitation.revoke", when: ({ createdGuest, state }) => createdGuest && isFirst(state) };
const inviteAgain: Offer = { verb: "invite-again", title: "invitation.invite-again" };
const askAgain: Offer = {
  verb: "invite-again",
  title: "invitation.ask-again",
  when: ({ state }) => state.kind !== "failed" || isReopenable(state.reason),
};
const withdraw: Offer = { verb: "withdraw", title: "invitation.withdraw" };
const retry: Offer = {
  verb: "retry",
  title: "invitation.retry",
  when: ({ state }) => state.kind === "failed" && isWorthRetrying(state.reason),
};
const askAdmin: Offer = {
  verb: "ask-admin",
  title: "sign-in.ask-admin",
  when: ({ state }) => state.kind === "failed" && needsConsent.has(state.reason),
};
/** Runs `status <email>` as if typed. */
const showStatus: Offer = {
  verb: "run-command",
  title: "invitation.show-status",
  data: ({ email }) => ({ text: `status ${email}` }),
  when: ({ state }) => state.kind === "failed" && knownAddress.has(state.reason),
};
const inviteAnother: Offer = {
  verb: "open-form",
  title: "invitation.other-address",
  data: () => ({ email: "" }),
  when: ({ state }) => state.kind === "failed" && wrongAddress.has(state.reason),
};

function teamButton({ team }: Invitation): Pick<InvitationAction, "title" | "values"> {
  return team
    ? { title: "invitation.add-to-named-team", values: { team: cleanValue(team.name, longestTeam) } }
    : { title: "invitation.add-to-team" };
}

/** A guest that an administrator reset or restored has the right address, and isn't deleted by the bot. */
function isFirst(state: InvitationState): boolean {
  return state.kind !== "invited" || state.again === undefined;
}

/** The buttons of each state. Everybody sees the same buttons; whether a person may use one is checked when they press it. */
const offers: Readonly<Record<InvitationState["kind"], Offers>> = {
  requested: { main: [], more: [] },
  "awaiting-approval": { main: [withdraw], more: [] },
  queued: { main: [withdraw], more: [] },
  rejected: { main: [askAgain], more: [] },
  withdrawn: { main: [askAgain], more: [] },
  lapsed: { main: [askAgain], more: [] },
  sending: { main: [], more: [] },
  invited: { main: [showLink, resend], more: [showHeadsUp, fixAddress, revoke] },
  accepted: { main: [addToTeam, chooseTeam, cantGetIn], more: [undoAdding] },
  failed: { main: [retry, askAgain, askAdmin, addToTeam, showStatus, inviteAnother], more: [] },
  removed: { main: [inviteAgain], more: [] },
  revoked: { main: [inviteAgain], more: [] },
};

/** Another invitation has replaced this one, and only the guest remains to be deleted. */
const replaced: Offers = { main: [revoke], more: [] };

function offersFor({ state }: Invitation): Offers {
  return state.kind === "invited" && state.revocation === "needs-admin" ? replaced : offers[state.kind];
}

/** Failures that end with an administrator's consent. */
const needsConsent: ReadonlySet<FailureReason> = new Set(["consent-needed", "permission-missing"]);

/** Failures of partners who can be added to the team as they are. */
const inDirectory: ReadonlySet<FailureReason> = new Set(["guest-accepted", "guest-no-state", "employee"]);

/** The address belongs to a user already. */
const knownAddress: ReadonlySet<FailureReason> = new Set([
  "employee",
  "guest-accepted",
  "guest-no-state",
  "already-in-directory",
  "account-disabled",
  "synced-account",
  "address-in-use",
]);

/** Only another address helps. */
const wrongAddress: ReadonlySet<FailureReason> = new Set(["own-domain", "address-refused", "group-address"]);

/** Besides *Details*. */
const mostMain = 2;

/** In characters of a button. */
const longestTeam = 40;

/** The living card's buttons for the invitation's state; the last one opens the whole history. */
export function invitationActions(invitation: Invitation): readonly InvitationAction[] {
  const { main, more } = offersFor(invitation);
  const possible = (offered: readonly Offer[]) => offered.filter(({ when }) => when?.(invitation) ?? true);
  const first = possible(main);
  return [
    ...first.slice(0, mostMain).map((offer) => action(offer, "primary", invitation)),
    ...[...first.slice(mostMain), ...possible(more), showHistory].map((offer) => action(offer, "secondary", invitation)),
  ];
}

function action({ verb, title, data }: Offer, mode: InvitationAction["mode"], invitation: Invitation): InvitationAction {
  const named = typeof title === "string" ? { title } : title(invitation);
  return { verb, ...named, mode, data: { invitation: invitation.id, ...data?.(invitation) } };
}
