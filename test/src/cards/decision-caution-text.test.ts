import assert from "node:assert/strict";
import { decisionCautionText } from "../../../src/cards/decision-caution-text.ts";
import { cautionText } from "../../../src/cards/refusal-text.ts";
import type { Caution } from "../../../src/domain/caution.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";

const texts = textsFor("en");
const request = invited({ requester: person({ name: "Adele *V*" }) });
const said = (caution: Caution) => decisionCautionText(caution, request, texts);

describe("decisionCautionText", () => {
  it("addresses the approver, and names the requester", () => {
    assert.match(said({ kind: "message-unused-app" }), /Approve without it, or ask Adele \\\*V\\\* to pass the link on/);
    assert.match(said({ kind: "language-unused" }), /or approve as it is\.$/);
  });

  it("names the user that was found, and the date if the directory tells it", () => {
    assert.match(said({ kind: "same-name", name: "Megan", email: "m@x.com" }), /is called Megan, too\. Check the address m@x\.com/);
    assert.match(said({ kind: "contact-exists", name: "Legal [desk]" }), /^Legal \[desk\]\u2060, a contact/);
    assert.match(said({ kind: "guest-pending", name: "Sam", since: at("09:00") }), /^Sam was invited on Nov 20, 2026 and has not accepted/);
    assert.match(said({ kind: "guest-pending", name: "Sam", since: null }), /^Sam was invited before and has not accepted/);
    assert.match(said({ kind: "deleted-lately", name: "Sam", since: at("09:00") }), /was deleted on Nov 20, 2026\./);
    assert.match(said({ kind: "deleted-lately", name: "Sam", since: null }), /and was deleted\./);
  });

  it("names a domain that looks like a typing error", () => {
    const text = said({ kind: "domain-mistyped", domain: "gmial.com", meant: "gmail.com", email: "sam@gmail.com" });
    assert.equal(text, "gmial.com looks like a typing error of gmail.com. Ask Adele \\*V\\* before you approve.");
  });

  it("uses the form's texts for the rest", () => {
    const others: readonly Caution[] = [
      { kind: "message-unused-no-mailbox" },
      { kind: "sent-by-you", untilNow: { kind: "app" } },
      { kind: "copy-mistyped", domain: "gmial.com", meant: "gmail.com" },
    ];
    for (const caution of others) assert.equal(said(caution), cautionText(caution, texts));
  });
});
