import assert from "node:assert/strict";
import { offerCard, offerData, offeredAction } from "../../../src/cards/offer.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at } from "../../build/ids.ts";
import { accepted, invited } from "../../build/in-state.ts";

const texts = textsFor("en");
const open = invited({ email: "sam_x@fabrikam.com" });

describe("offerCard", () => {
  for (const [name, verb, text] of [
    ["resend", "resend", "Send the invitation mail to sam_x@fabrikam.com once more?"],
    [
      "revoke",
      "revoke-confirmed",
      "Revoke the invitation for sam_x@fabrikam.com? The guest is deleted, unless they have accepted meanwhile.",
    ],
    ["link", "show-link", "Show the invitation link for sam_x@fabrikam.com? Only you see it."],
    ["fix", "fix-address", "Is sam_x@fabrikam.com wrong? Correct it on a new form."],
  ] as const) {
    it(`asks once for ${name}, with the button that does it`, () => {
      const action = offeredAction(name, open);
      assert.ok(action);
      const data = offerData({ invitation: open, action }, texts);
      assert.deepEqual([data.text.replaceAll("\\", ""), data.verb], [text, verb]);
      const [button] = offerCard({ invitation: open, action }, texts)["actions"] as Readonly<Record<string, unknown>>[];
      assert.deepEqual([button?.["verb"], button?.["data"]], [verb, action.data]);
    });
  }

  it("withdraws what isn't decided yet", () => {
    assert.equal(offeredAction("revoke", anInvitation({ state: { kind: "awaiting-approval", since: at("10:00") } }))?.verb, "withdraw");
  });

  it("offers nothing that the invitation's own card doesn't", () => {
    for (const name of ["resend", "revoke", "link", "fix"] as const) assert.equal(offeredAction(name, accepted()), undefined);
  });
});
