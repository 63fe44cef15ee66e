import { approveChangesCard, approveChangesData } from "../../../src/cards/approve-changes.ts";
import type { ApproveChangesView } from "../../../src/cards/approve-changes.ts";
import { at } from "../../build/ids.ts";
import { requestIn } from "./approval-examples.ts";
import { invitation } from "./example-invitation.ts";
import type { CardExample } from "./example-invitation.ts";

const { cc: _, ...uncopied } = invitation.options;
const plain = requestIn("awaiting-approval", { requesterMail: "adele.vance@contoso.com" }, { options: uncopied });
const asMember = { ...plain, options: { ...invitation.options, userType: "Member" as const } };

/** All problems that a field can have, and all cautions for an approver. */
const wrong: ApproveChangesView = {
  invitation: asMember,
  values: { displayName: "Sam", message: "Welcome aboard!", messageLanguage: "xx", sendMail: "?", cc: "alex", userType: "?" },
  problems: {
    displayName: "display-name-too-long",
    message: "message-too-long",
    messageLanguage: "language-unknown",
    sendMail: "send-mail-malformed",
    cc: "cc-malformed",
    userType: "user-type-unknown",
  },
  cautions: [{ kind: "sent-by-approver", untilNow: { kind: "app" } }],
};

const warned: ApproveChangesView = {
  invitation: { ...plain, inviteAs: "app" },
  values: { message: "Welcome aboard!", messageLanguage: "fr-FR" },
  cautions: [
    { kind: "language-unused" },
    { kind: "message-unused-app" },
    { kind: "guest-pending", name: "Sam Okafor", since: at("09:00") },
    { kind: "deleted-lately", name: "Sam Okafor", since: null },
    { kind: "contact-exists", name: "Legal desk (Lucerne Publishing)" },
    { kind: "sent-by-app", untilNow: { kind: "approver" } },
  ],
};

const changes = (variant: string, view: ApproveChangesView): CardExample => ({
  template: "approve-changes",
  variant,
  data: (texts) => approveChangesData(view, texts),
  card: (texts) => approveChangesCard(view, texts),
});

/** The form on which an approver changes options; the first example fills all that is optional. */
export const approveChangesExamples: readonly CardExample[] = [
  changes("wrong", wrong),
  changes("offered", { invitation: plain }),
  changes("warned", warned),
];
