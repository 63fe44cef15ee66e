import assert from "node:assert/strict";
import { approvalData } from "../../../src/cards/approval.ts";
import { invitationFacts } from "../../../src/cards/invitation-facts.ts";
import type { InviteOptions } from "../../../src/domain/invite-options.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { anApproval } from "../../build/an-approval.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { everyOption } from "../../build/full-store/options.ts";
import { at, id } from "../../build/ids.ts";

type Name = keyof InviteOptions;

const texts = textsFor("en");
const names = Object.keys(everyOption) as readonly Name[];
/** With a mail, so that a copy of it is shown. */
const given: Required<InviteOptions> = { ...everyOption, sendMail: true };
const approval = anApproval();

/** Options that a card doesn't show, each with the reason. A new option is shown on both cards, or has a row here. */
const hidden: Readonly<Record<"living card" | "approval card", Partial<Readonly<Record<Name, string>>>>> = {
  "living card": {
    message: "the partner reads it in the mail",
    messageLanguage: "the partner reads it in the mail",
    colleagues: "they get a notice of their own",
    redirectUrl: "only the partner is sent there",
  },
  "approval card": { colleagues: "nothing to decide about: they are members" },
};

const shown = (card: keyof typeof hidden, options: InviteOptions): unknown => {
  const state = { kind: "awaiting-approval", since: at("10:00") } as const;
  const { sent, message, details } = approvalData({ invitation: anInvitation({ options, state, approval }) }, texts);
  if (card === "approval card") return { sent, message, details };
  return invitationFacts(anInvitation({ options, state: { kind: "invited", since: at("10:00"), guestId: id("guest-sam") } }), texts);
};

/** The options without one; what is always there gets another value. */
function without(name: Name): InviteOptions {
  if (name === "sendMail") return { ...given, sendMail: false };
  if (name === "redirectUrl") return { ...given, redirectUrl: "https://elsewhere.example/" };
  return Object.fromEntries(Object.entries(given).filter(([each]) => each !== name)) as unknown as InviteOptions;
}

describe("what people fill in on the form", () => {
  for (const card of ["living card", "approval card"] as const) {
    for (const name of names) {
      const reason = hidden[card][name];
      it(`${name} is ${reason === undefined ? "shown" : `not shown (${reason})`} on the ${card}`, () => {
        const differs = JSON.stringify(shown(card, given)) !== JSON.stringify(shown(card, without(name)));
        assert.equal(differs, reason === undefined);
      });
    }
  }
});
