import { commandNames } from "../../../bot/command.ts";
import {
  announceEverythingCard,
  announceEverythingData,
  everythingAnnouncedCard,
  everythingAnnouncedData,
} from "../../../src/cards/announce-everything.ts";
import { askAdminCard, askAdminData } from "../../../src/cards/ask-admin.ts";
import { askToDeleteCard, askToDeleteData } from "../../../src/cards/ask-to-delete.ts";
import type { NotDeleted } from "../../../src/cards/ask-to-delete.ts";
import { helpCard, helpData } from "../../../src/cards/help.ts";
import type { HelpView } from "../../../src/cards/help.ts";
import { headsUpCard, headsUpData } from "../../../src/cards/heads-up.ts";
import { invitationCard, invitationData } from "../../../src/cards/invitation.ts";
import type { InvitationView } from "../../../src/cards/invitation.ts";
import { inviteFormCard, inviteFormData } from "../../../src/cards/invite-form.ts";
import type { InviteFormView } from "../../../src/cards/invite-form.ts";
import { overrideCard, overrideData } from "../../../src/cards/override.ts";
import { redeemLinkCard, redeemLinkData } from "../../../src/cards/redeem-link.ts";
import type { RedeemLinkView } from "../../../src/cards/redeem-link.ts";
import { refusalCard, refusalData } from "../../../src/cards/refusal.ts";
import type { RefusalView } from "../../../src/cards/refusal.ts";
import { revokeCard, revokeData } from "../../../src/cards/revoke.ts";
import { stopCard, stopData } from "../../../src/cards/stop.ts";
import { welcomeCard, welcomeData } from "../../../src/cards/welcome.ts";
import type { WelcomeView } from "../../../src/cards/welcome.ts";
import type { StopNews } from "../../../src/domain/pace/stop-standing.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import type { Overrode } from "../../../src/domain/policy-override.ts";
import { at, id } from "../../build/ids.ts";
import { approvalExamples, noticeExamples, waitingExamples } from "./approval-examples.ts";
import { approveChangesExamples } from "./approve-changes-examples.ts";
import { invitation, invitationIn, mailed, requester } from "./example-invitation.ts";
import type { CardExample } from "./example-invitation.ts";
import { listExamples } from "./list-examples.ts";
import { requestExamples } from "./request-examples.ts";

const grantUrl =
  "https://login.microsoftonline.com/8b7f5a52-0c3e-4a54-9d2e-1c1f5a7e9b10/adminconsent?client_id=2f1c1b0e-6f0e-4b53-9a3f-8d2f5a1c7e11";

const untouchedForm: InviteFormView = {
  id: invitation.id,
  for: requester.id,
  values: {},
  problems: {},
  defaultRedirectUrl: "https://myapplications.microsoft.com/",
  inChannel: true,
};

const confirming: InviteFormView = {
  ...untouchedForm,
  inChannel: false,
  values: { email: "sam.okafor@fabrikam.com", message: "Welcome aboard!", messageLanguage: "fr-FR" },
  refusal: { kind: "to-confirm", cautions: [{ kind: "language-unused" }, { kind: "message-unused-no-mailbox" }] },
};

/** All problems at once. */
const wrongForm: InviteFormView = {
  ...untouchedForm,
  team: { kind: "choice", name: "Contoso Partners" },
  values: {
    email: "sam",
    displayName: "Sam",
    message: "Welcome aboard!",
    messageLanguage: "xx",
    sendMail: "?",
    cc: "alex",
    colleagues: "megan",
    redirectUrl: "http://x",
    addToTeam: "?",
    toChannel: "?",
    userType: "?",
    justification: "Spring",
  },
  problems: {
    email: "email-malformed",
    displayName: "display-name-too-long",
    message: "message-too-long",
    messageLanguage: "language-unknown",
    sendMail: "send-mail-malformed",
    cc: "cc-malformed",
    colleagues: "colleagues-malformed",
    redirectUrl: "redirect-malformed",
    addToTeam: "toggle-malformed",
    toChannel: "channel-unknown",
    userType: "user-type-unknown",
    justification: "justification-too-long",
  },
  refusal: { kind: "consent-needed", grantUrl },
};

const refused: RefusalView = { invitation: invitation.id, refusal: { kind: "consent-needed", grantUrl } };

const link: RedeemLinkView = {
  invitation: invitationIn("invited"),
  redeemUrl:
    "https://login.microsoftonline.com/redeem?rd=https%3a%2f%2finvitations.microsoft.com%2fredeem%2f%3ftenant%3dcontoso%26ticket%3d4f7c2a9e",
  tenantLink: "https://teams.microsoft.com/?tenantId=8b7f5a52-0c3e-4a54-9d2e-1c1f5a7e9b10",
};

const form = (variant: string, view: InviteFormView): CardExample => ({
  template: "invite-form",
  variant,
  data: (texts) => inviteFormData(view, texts),
  card: (texts) => inviteFormCard(view, texts),
});

/** What the form says in place of the team's switch, beside the switch. */
const wrongFormWithNote: CardExample = {
  ...form("wrong", wrongForm),
  data: (texts) => {
    const shown = inviteFormData(wrongForm, texts);
    return { ...shown, addToTeam: { ...shown.addToTeam, note: texts.t("form.team-always", { team: "Contoso Partners" }) } };
  },
};

const living = (variant: string, view: InvitationView): CardExample => ({
  template: "invitation",
  variant,
  data: (texts) => invitationData(view, texts),
  card: (texts) => invitationCard(view, texts),
});

const overridden = (what: Overrode["what"]): CardExample => {
  const reason = "Agreed with the board, because the merger talks begin on Monday.";
  const override = { what, rule: "No competitors", reason, by: requester.id, at: at("10:00") };
  const copy = what === "deny" && { copy: "lee.gu@fabrikam.com" };
  const news = { email: invitation.email, ...copy, name: requester.name, override };
  return { template: "override", variant: what, data: (texts) => overrideData(news, texts), card: (texts) => overrideCard(news, texts) };
};

const help = (variant: string, view: HelpView): CardExample => ({
  template: "help",
  variant,
  data: (texts) => helpData(view, texts),
  card: (texts) => helpCard(view, texts),
});

const welcome = (place: WelcomeView["place"]): CardExample => ({
  template: "welcome",
  variant: place,
  data: (texts) => welcomeData({ botName: "Guestlist", place }, texts),
  card: (texts) => welcomeCard({ botName: "Guestlist", place }, texts),
});

const byHand: Invitation = {
  ...invitationIn("invited"),
  options: { redirectUrl: "https://myapplications.microsoft.com/", sendMail: false },
};

/** All facts that an invitation can have at once. */
const everythingTold: Invitation = {
  ...mailed,
  options: { ...mailed.options, userType: "Member" },
  findings: { ...mailed.findings, notChecked: ["contacts", "domain-policy"] },
  resends: 2,
  replaces: id("9d0f0c57-58a4-4f0e-8a65-5a4c6b0a7f11"),
};

const needsAdmin: Invitation = {
  ...mailed,
  state: { kind: "invited", since: at("10:00:02"), guestId: id("guest-sam"), revocation: "needs-admin" },
};

const unanswered: Invitation = { ...mailed, state: { kind: "sending", since: at("10:00:02"), unanswered: true } };

const staying = {
  invitation: invitationIn("invited"),
  guest: id("3b9d5f9e-1d1c-4a7a-8a2e-6f1f0c3d2b10"),
  by: requester,
  page: "https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/3b9d5f9e-1d1c-4a7a-8a2e-6f1f0c3d2b10",
} as const;

const askToDelete = (variant: string, why: NotDeleted): CardExample => ({
  template: "ask-to-delete",
  variant,
  data: (texts) => askToDeleteData({ ...staying, ...why }, texts),
  card: (texts) => askToDeleteCard({ ...staying, ...why }, texts),
});

const stopped: StopNews = {
  standing: {
    kind: "stopped",
    refusedAt: at("10:32:07"),
    remoteId: "7c1f9a52-3d1e-4a57-9b2e-5f0c8e1d2a34",
    attempt: { name: "Megan Bowen", at: at("10:32"), outcome: "failed" },
  },
  tenantId: "8b7f5a52-0c3e-4a54-9d2e-1c1f5a7e9b10",
  inviteAs: "app",
};

const stop = (variant: string, view: StopNews): CardExample => ({
  template: "stop",
  variant,
  data: (texts) => stopData(view, texts),
  card: (texts) => stopCard(view, texts),
});

/** Each template's first example fills all that is optional; it is the one in `cards/<template>.sample.json`. */
export const cardExamples: readonly CardExample[] = [
  wrongFormWithNote,
  form("untouched", untouchedForm),
  form("confirming", confirming),
  form("always", { ...untouchedForm, team: { kind: "always", name: "Contoso Partners" } }),
  ...requestExamples,
  living("failed", { invitation: invitationIn("failed"), list: { filter: { of: "mine" }, page: { kind: "first" } } }),
  ...(["requested", "sending", "invited", "accepted", "removed"] as const).map((kind) => living(kind, { invitation: invitationIn(kind) })),
  living("by-hand", { invitation: byHand }),
  living("mailed", { invitation: mailed }),
  living("revoked", { invitation: invitationIn("revoked") }),
  living("everything-told", { invitation: everythingTold }),
  living("needs-admin", { invitation: needsAdmin }),
  living("queued", { invitation: invitationIn("queued") }),
  living("queued-stopped", { invitation: { ...mailed, state: { kind: "queued", since: at("10:00:02"), confirmed: [] } } }),
  overridden("deny"),
  overridden("approve"),
  stop("tried", stopped),
  stop("stopped", { ...stopped, standing: { kind: "stopped", refusedAt: at("10:00:07") }, inviteAs: "user" }),
  stop("over", { ...stopped, standing: { kind: "over" } }),
  living("unanswered", { invitation: unanswered }),
  {
    template: "revoke",
    variant: "asking",
    data: (texts) => revokeData({ invitation: invitationIn("invited") }, texts),
    card: (texts) => revokeCard({ invitation: invitationIn("invited") }, texts),
  },
  askToDelete("asking", { why: "not-permitted", permission: "User.DeleteRestore.All" }),
  ...(["not-ours", "accepted-before", "shared"] as const).map((why) => askToDelete(why, { why })),
  {
    template: "heads-up",
    variant: "mail",
    data: (texts) => headsUpData({ invitation: mailed }, texts),
    card: (texts) => headsUpCard({ invitation: mailed }, texts),
  },
  {
    template: "redeem-link",
    variant: "link",
    data: (texts) => redeemLinkData(link, texts),
    card: (texts) => redeemLinkCard(link, texts),
  },
  {
    template: "ask-admin",
    variant: "consent",
    data: (texts) => askAdminData({ name: requester.name, ask: { for: "ask-for-consent", grantUrl } }, texts),
    card: (texts) => askAdminCard({ name: requester.name, ask: { for: "ask-for-consent", grantUrl } }, texts),
  },
  {
    template: "refusal",
    variant: "consent",
    data: (texts) => refusalData(refused, texts),
    card: (texts) => refusalCard(refused, texts),
  },
  ...listExamples,
  ...approvalExamples,
  ...approveChangesExamples,
  ...waitingExamples,
  ...noticeExamples,
  help("channel", { botName: "Guestlist", inChannel: true, commands: commandNames }),
  help("personal", { botName: "Guestlist", inChannel: false, commands: commandNames }),
  welcome("personal"),
  welcome("groupChat"),
  welcome("channel"),
  { template: "announce-everything", variant: "asking", data: announceEverythingData, card: announceEverythingCard },
  {
    template: "announce-everything",
    variant: "started",
    data: (texts) => everythingAnnouncedData({ is: "started", by: requester.name }, texts),
    card: (texts) => everythingAnnouncedCard({ is: "started", by: requester.name }, texts),
  },
];

/** The first example of each template. */
export function cardSamples(): readonly CardExample[] {
  return [...Map.groupBy(cardExamples, ({ template }) => template).values()].flatMap(([first]) => first ?? []);
}
