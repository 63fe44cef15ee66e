import { approvalCard, approvalData } from "../../../src/cards/approval.ts";
import type { ApprovalView } from "../../../src/cards/approval.ts";
import { approversNoticeCard, approversNoticeData } from "../../../src/cards/approvers-notice.ts";
import { privateWaitingCard, privateWaitingData, waitingCard, waitingData } from "../../../src/cards/waiting.ts";
import type { WaitingView } from "../../../src/cards/waiting.ts";
import type { Approval } from "../../../src/domain/approval.ts";
import type { Invitation, InvitationState } from "../../../src/domain/invitation.ts";
import { anApproval } from "../../build/an-approval.ts";
import { at } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { invitation, invitationIn } from "./example-invitation.ts";
import type { CardExample } from "./example-invitation.ts";

export const megan = person({ name: "Megan Bowen" });
const pradeep = person({ name: "Pradeep Gupta" });
const by = (who: typeof megan, time: string) => ({ by: who.id, name: who.name, at: at(time) });

const asked = anApproval({
  rule: "New partners",
  remarks: [
    { kind: "question", ...by(megan, "10:20"), text: "Which project is it for, and until when?" },
    { kind: "answer", ...by(invitation.requester, "10:31"), text: "The spring campaign, until May." },
  ],
});

/** The example request in any state, with this approval. */
export function requestIn(kind: InvitationState["kind"], approval: Partial<Approval> = {}, given: Partial<Invitation> = {}): Invitation {
  return { ...invitationIn(kind), inviteAs: "approver", approval: { ...asked, ...approval }, ...given };
}

const approved = { kind: "approved", ...by(megan, "10:40"), changed: ["displayName", "message"] } as const;
const rejected = { kind: "rejected", ...by(pradeep, "11:00"), reason: "We already work with their competitor on this." } as const;

/** Everything that the card can show while it waits. */
const everything = requestIn(
  "awaiting-approval",
  {
    remarks: [
      { kind: "question", ...by(pradeep, "10:12"), text: "Do we have a contract with them?" },
      { kind: "answer", ...by(invitation.requester, "10:15"), text: "Since last week." },
      ...asked.remarks,
    ],
    problem: { ...by(pradeep, "10:35"), reason: "invitations-not-allowed" },
    confirmed: ["needs-approval", "guest-pending", "contact-exists"],
  },
  {
    findings: { notChecked: ["deleted", "domain-policy"], guestsOfDomain: 12 },
    options: {
      ...invitation.options,
      message: "Looking forward to the campaign. Ask me for the briefing as soon as you are in.",
      messageLanguage: "fr-FR",
      userType: "Member",
    },
    team: { groupId: "partners", name: "Contoso Partners", stage: "wanted", since: at("10:00") },
  },
);

/** As long as each text may be: all of it is there to read before the decision. */
const longest = requestIn(
  "awaiting-approval",
  { remarks: [], justification: "They review our terms for the spring campaign. ".repeat(11).slice(0, 500).trim() },
  {
    options: {
      displayName: "Samuel Chukwuemeka Okafor-Winterbottom, Head of Partnerships ".repeat(5).slice(0, 256).trim(),
      message:
        `Dear Sam,\n\nwelcome to our campaign. These are the first steps:\n- read the briefing\n- say hello in the channel\n\n${"I look forward to working with you and your team. ".repeat(10)}`.slice(
          0,
          500,
        ),
      cc: `${"a.very.long.address.of.somebody".repeat(2)}@${"department.".repeat(16)}fabrikam.com`,
      redirectUrl: `https://xn--cntoso-wqf.com.${"signin-account-prompt.".repeat(10)}example/campaigns/spring/start?to=1`,
      sendMail: true,
    },
  },
);

const homeLink = "https://teams.microsoft.com/l/message/19%3Ageneral%40thread.tacv2/1700000000002?tenantId=8b7f5a52";
const toMention = { people: [megan, pradeep] };
const usualPage = invitation.options.redirectUrl;
export const plain = requestIn(
  "awaiting-approval",
  { remarks: [], rule: "New partners" },
  { findings: { notChecked: [], guestsOfDomain: 0 }, options: { redirectUrl: usualPage, sendMail: true } },
);

const card = (variant: string, view: ApprovalView): CardExample => ({
  template: "approval",
  variant,
  data: (texts) => approvalData(view, texts),
  card: (texts) => approvalCard(view, texts),
});

const waiting = (variant: string, view: WaitingView): CardExample => ({
  template: "waiting",
  variant,
  data: (texts) => waitingData(view, texts),
  card: (texts) => waitingCard(view, texts),
});

const reminder = { invitation: plain, what: "reminded", toMention: { people: [megan, pradeep] } } as const;

/** What approvers are told on a card. */
export const noticeExamples: readonly CardExample[] = [
  {
    template: "approvers-notice",
    variant: "reminded",
    data: (texts) => approversNoticeData(reminder, texts),
    card: (texts) => approversNoticeCard(reminder, texts),
  },
];

const position = { createdAt: at("09:00"), id: invitation.id };

/** The list of requests that wait for an approver; the first example fills all that is optional. */
export const waitingExamples: readonly CardExample[] = [
  waiting("some", {
    invitations: [requestIn("awaiting-approval", { remarks: asked.remarks.slice(0, 1) }), { ...plain, email: "li.wei@northwind.example" }],
    now: at("12:00"),
    after: position,
    next: position,
  }),
  { template: "waiting", variant: "private", data: privateWaitingData, card: privateWaitingCard },
  waiting("none", { invitations: [], now: at("12:00") }),
];

/** The approval card in all its states; the first example fills all that is optional. */
export const approvalExamples: readonly CardExample[] = [
  card("everything", { invitation: everything, note: "You can't decide about this one.", list: {}, toMention, homeLink }),
  card("posted", { invitation: plain, toMention, homeLink, usualPage }),
  card("longest", { invitation: longest, toMention, homeLink }),
  card("asked", { invitation: requestIn("awaiting-approval"), toMention: { people: [], tag: { id: "tag-1", name: "Partner managers" } } }),
  card("approved", { invitation: requestIn("sending", { decision: approved }) }),
  card("invited", { invitation: requestIn("invited", { decision: approved }), homeLink }),
  card("accepted", { invitation: requestIn("accepted", { decision: approved }) }),
  card("failed", { invitation: requestIn("failed", { decision: approved }) }),
  card("rejected", { invitation: requestIn("rejected", { decision: rejected }), note: "Pradeep Gupta was first." }),
  card("withdrawn", { invitation: requestIn("withdrawn", { remarks: [] }) }),
  card("lapsed", { invitation: requestIn("lapsed", { why: "not-allowed", remarks: [] }) }),
];
