/**
 * The API between the page (sandbox/web/page, plain JavaScript) and its server (sandbox/web): JSON over http on loopback. `as` is the id of
 * the person that this browser tab plays. Every refusal is a `Problem` with a 4xx.
 */

import type { DirectorySwitches } from "./directory-switches.ts";
import type { FaultView } from "./fault-view.ts";
import type { InvitationLimits } from "./invitation-limits.ts";
import type { MailSwitches } from "./mail-switches.ts";
import type { AppState, FeedItemView, SignInButton } from "./teams-api.ts";
import type { TeamSwitches } from "./team-switches.ts";
import type { TeamsSwitches } from "./teams-switches.ts";

export interface Problem {
  readonly error: { readonly code: string; readonly message: string };
}

/** GET /api/people → PersonView[] */
export interface PersonView {
  /** Entra object id. */
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
  /** The person's role on the page: "requester", "approver", "guest-inviter", "admin". */
  readonly part: "requester" | "approver" | "guest-inviter" | "admin";
  /** BCP-47 locale of this person's Teams client; PUT /api/people/:id/locale { locale } changes it. */
  readonly locale: string;
}

/** GET /api/tenant?locale=de-DE → TenantView, with the commands in that language */
export interface TenantView {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botName: string;
  /** GET /api/bot-icon has the colour icon of the app's package. */
  readonly hasIcon: boolean;
  /** Titles and descriptions of the commands in the bot's manifest, suggested while typing; empty if no manifest was given. */
  readonly commands: readonly {
    readonly title: string;
    /** The title in the manifest's own language, where `title` is a translation. */
    readonly name?: string;
    readonly description: string;
    readonly scopes: readonly ("personal" | "team" | "groupChat")[];
  }[];
}

/** GET /api/as/:as/conversations → ConversationView[]: the 1:1 chat with the bot, group chats, then the team's channels. */
export interface ConversationView {
  /** `a:1…` for the 1:1 chat, `19:…@thread.v2` for a group chat, `19:…@thread.tacv2` for a channel (threads are within it). */
  readonly id: string;
  readonly kind: "personal" | "groupChat" | "channel";
  readonly title: string;
  /** Name of the team, for a channel. */
  readonly team: string | null;
  /** Messages that arrived since this person last read the conversation (POST /api/as/:as/conversations/:conversation/read). In channels only those that mention the person count. */
  readonly unread: number;
  readonly app: AppState;
}

/** GET /api/as/:as/conversations/:conversation/messages → MessageView[], oldest first; replies have `root`. */
export interface MessageView {
  readonly id: string;
  readonly conversation: string;
  /** Id of the thread's first message when this is a reply in a channel, else null. */
  readonly root: string | null;
  readonly from: { readonly id: string; readonly name: string; readonly isBot: boolean };
  readonly at: string;
  readonly editedAt: string | null;
  /** Teams' Markdown subset, with `<at>Name</at>` for mentions; empty when the message is a card only. */
  readonly text: string;
  readonly mentions: readonly { readonly text: string; readonly name: string; readonly isMe: boolean }[];
  /** The adaptive card *as this viewer sees it*: a card returned to this person by Action.Execute hides the shared one until it is edited. */
  readonly card: Readonly<Record<string, unknown>> | null;
  /** Teams' words under a message of this viewer that the bot did not accept (down, slow, an error); null without an error. */
  readonly problem: string | null;
  /** Teams' words in place of a card whose automatic refresh failed for this viewer; null without an error. */
  readonly cardProblem: string | null;
  /** The button of an OAuth card message; null for any other message. The message is hidden while the silent exchange runs, and after it succeeded. */
  readonly signIn: SignInButton | null;
  /** Set for a message that the bot sent to this viewer only ("Only you can see this message"). */
  readonly onlyForMe?: true;
}

/** POST /api/as/:as/messages: sends a message. → { id } at once; if the bot does not accept it, the message's `problem` follows by event. `root` answers in a thread; `mentionBot` puts an @mention first. */
export interface SendMessage {
  readonly conversation: string;
  readonly root: string | null;
  readonly text: string;
  readonly mentionBot: boolean;
  /** People @mentioned: `text` (`<at>Megan Bowen</at>`) is in the message's text, `id` is their Entra object id. */
  readonly mentions?: readonly { readonly id: string; readonly text: string }[];
}

/** POST /api/as/:as/actions: presses an Action.Execute. → ActionResult (after the silent sign-in). */
export interface PressAction {
  readonly conversation: string;
  readonly message: string;
  readonly action: { readonly id: string | null; readonly verb: string; readonly data: Readonly<Record<string, unknown>> };
  /** For the same press after "sign-in": the code of the sign-in page. */
  readonly state?: string;
  /** For the same press after "add-app": the person's choice. */
  readonly addApp?: "add" | "cancel";
}

export type ActionResult =
  /** The card is replaced for this person; the message's new view is also sent by event. */
  | { readonly kind: "card"; readonly message: MessageView }
  /** A line of text under the card, as Teams shows it. */
  | { readonly kind: "message"; readonly text: string }
  /** A red banner on the card. */
  | { readonly kind: "error"; readonly text: string }
  /** Silent sign-in was refused (no consent, …): the person must use this button. */
  | { readonly kind: "sign-in"; readonly text: string; readonly title: string; readonly url: string }
  /** Teams asks whether to add the app first (Microsoft: Bot single sign-on): press again with `addApp`. */
  | { readonly kind: "add-app"; readonly text: string };

/**
 * GET /api/as/:as/events[?timeZone=Europe/Budapest]: server-sent events; the bot gets the time zone in this person's activities. Each has a JSON `data` and one of these names. After a reconnect (event `hello`) the page
 * reads everything again.
 */
export interface PageEvents {
  readonly hello: { readonly as: string };
  /** A message was posted or edited, or its card changed for this viewer. */
  readonly message: MessageView;
  readonly deleted: { readonly conversation: string; readonly id: string };
  readonly typing: {
    readonly conversation: string;
    readonly root: string | null;
    readonly from: { readonly id: string; readonly name: string; readonly isBot: boolean };
  };
  readonly conversations: readonly ConversationView[];
  /** At the start and at each change; `item` is the new item, null for any other change. */
  readonly feed: { readonly unread: number; readonly item: FeedItemView | null };
  readonly mail: { readonly unread: number };
  /** At the start and when the switch changes. */
  readonly look: Pick<TeamsSwitches, "cardsAsOn">;
  /** The sandbox was reset: read everything again. */
  readonly reset: Record<string, never>;
}

/** GET /api/mail → MailView[], newest first; it marks all mails as seen, and the event `mail` says 0. GET /api/mail/:id → MailView. */
export interface MailView {
  readonly id: string;
  /** "message": a mail that an app sent by `sendMail`; "passcode": a one-time passcode; "added": the mail says that nothing must be accepted (automatic redemption). */
  readonly kind: "invitation" | "message" | "passcode" | "added";
  readonly at: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string | null;
  readonly to: string;
  readonly cc: string | null;
  readonly subject: string;
  readonly language: string;
  readonly inviter: { readonly name: string; readonly mail: string | null };
  readonly customMessage: string | null;
  readonly tenantName: string;
  readonly tenantDomain: string;
  readonly redirectUrl: string;
  /** Empty when the mail is no invitation. */
  readonly redeemUrl: string;
  /** In the mail's language: Microsoft's own paragraph of an invitation, or the whole text of any other mail. */
  readonly body: { readonly contentType: "text" | "html"; readonly content: string };
}

/**
 * GET /api/redeem?ticket=… → RedemptionView; POST /api/redeem (RedeemRequest) → RedemptionView: one step of the partner. Refusals: 404
 * `unknown-ticket`; 403 `wrong-account`, `domain-blocked`, `passcode-needed`, `wrong-passcode`. POST /api/redeem/direct { email } →
 * RedemptionView: redeems without a link of the mail, by one of the tenant's (https://teams.microsoft.com/?tenantId=…); 404 `unknown-guest`
 * unless that address has an invitation.
 */
export interface RedemptionView {
  readonly ticket: string;
  readonly email: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly inviterName: string;
  readonly redirectUrl: string;
  readonly state: "PendingAcceptance" | "Accepted" | "gone";
  /** The partner pressed "Block future invitations": later invitations to the address send no mail. */
  readonly blocked: boolean;
  /** False under automatic redemption: signing in redeems, without consent. */
  readonly needsConsent: boolean;
}

export interface RedeemRequest {
  readonly ticket: string;
  /** Absent: "accept". `decline` changes nothing; `send-passcode` mails a code of 8 digits, valid for 30 minutes of directory time; `block` and `unblock` change the partner's list. */
  readonly action?: "accept" | "decline" | "send-passcode" | "block" | "unblock";
  /** The address with which the partner signed in; absent: the invited one. */
  readonly account?: string;
  /** How the partner proves their identity; absent: "entra". */
  readonly by?: "entra" | "microsoft" | "google" | "passcode";
  /** The partner's name in the home directory, which replaces the guest's; absent: it is made from the address. */
  readonly homeName?: string;
  readonly passcode?: string;
}

/**
 * GET /_sandbox/control and PATCH (some of them) → ControlView: the switches. POST /_sandbox/reset starts over → ControlView;
 * POST /_sandbox/clock { advanceMs } moves directory time → { now }; POST /_sandbox/seed { guests?, acceptedGuests?, members? } adds users
 * (`guests` pending), up to two million at once → what was added.
 * GET and PATCH /_sandbox/registration: the app's registration (redirect addresses, certificates, federated credentials, permissions).
 */
export interface ControlView extends DirectorySwitches, TeamsSwitches, TeamSwitches, MailSwitches, InvitationLimits {
  /** Added to every Graph and Entra answer, in milliseconds. */
  readonly latencyMs: number;
  /** False: users get consent_required on the on-behalf-of exchange. */
  readonly consented: boolean;
  readonly allowInvitesFrom: "none" | "adminsAndGuestInviters" | "adminsGuestInvitersAndAllMembers" | "everyone";
  /** The tenant's allow list of partner domains; empty: none. Never together with `blockedDomains`. */
  readonly allowedDomains: readonly string[];
  /** The tenant's deny list of partner domains; empty: none. */
  readonly blockedDomains: readonly string[];
  /** The effect of inviting a guest who has accepted already (nobody outside Microsoft has verified which). */
  readonly acceptedReinvite: "completed" | "refused";
  /** After this many invitations Microsoft's abuse detection blocks the tenant until a reset (11 was seen); 0: never. */
  readonly blockInvitationsAfter: number;
  /** True: Microsoft's support has lifted the block of the abuse detection. */
  readonly supportLiftedBlock: boolean;
  /** True: both tenants redeem automatically, so that no consent page is shown. */
  readonly automaticRedemption: boolean;
  /** True: token requests for a person answer AADSTS50076 (or, not enrolled, 50079) with a claims challenge, until they sign in with a second factor. */
  readonly mfaRequired: boolean;
  /** False: no person has registered a second factor yet. */
  readonly mfaEnrolled: boolean;
  /** True: conditional access refuses every token for a person, AADSTS53003. */
  readonly conditionalAccessBlocks: boolean;
  /** True: the app requires assignment, and nobody is assigned: every token for a person is refused, AADSTS50105. */
  readonly assignmentRequired: boolean;
  /** True: conditional access requires a compliant device, and nobody has one: AADSTS53000. */
  readonly compliantDeviceRequired: boolean;
  /** True: Graph answers tokens of apps that declared `cp1` with 401 insufficient_claims, once for each token issued before. */
  readonly accessRevoked: boolean;
  /** The app's manifest: whether its own tokens carry `wids`. */
  readonly groupMembershipClaims: "none" | "directoryRole" | "all";
  /** "documented": Graph counts resource units and answers 429 beyond the documented limits. */
  readonly throttling: "documented" | "off";
  /** The faults of the next calls of Graph and Entra; PATCH replaces the list. */
  readonly faults: readonly FaultView[];
}
