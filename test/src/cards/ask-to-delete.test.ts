import assert from "node:assert/strict";
import { askToDeleteData } from "../../../src/cards/ask-to-delete.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";

const page = "https://entra.microsoft.com/#guest";
const invitation = invited({ email: "sam_o@fabrikam.com" });

describe("askToDeleteCard", () => {
  const guest = { invitation, guest: id("guest-1"), by: { name: "Adele *Vance*" }, page } as const;
  const data = askToDeleteData({ ...guest, why: "not-permitted", permission: "User.DeleteRestore.All" }, textsFor("en"));

  it("says which permission is missing, and what to press once it is granted", () => {
    assert.equal(data.title, "I may not delete sam_o@fabrikam.com");
    assert.match(data.what, /the application permission User\.DeleteRestore\.All\. Then press “Revoke” again\.$/);
  });

  it("has a message that names the guest and their page, as typed, with the escapes that a card needs", () => {
    for (const words of ["sam_o@fabrikam.com (object ID guest-1)", page, "User.DeleteRestore.All", "\nAdele \\*Vance\\*"])
      assert.ok(data.message.value.includes(words), words);
    assert.equal(data.open.url, page);
  });

  for (const [why, words] of [
    ["accepted-before", /may have accepted before/],
    ["shared", /Another invitation has the same guest/],
    ["not-ours", /isn't certain that this invitation created the guest/],
  ] as const) {
    it(`says why the guest may have to stay, and asks an administrator to check: ${why}`, () => {
      const { title, what, message } = askToDeleteData({ ...guest, why }, textsFor("en"));
      assert.equal(title, "I don't delete sam_o@fabrikam.com");
      assert.match(what, words);
      assert.match(message.value, /check whether the guest sam_o@fabrikam\.com \(object ID guest-1\) can be deleted/);
      assert.ok(!message.value.includes("permission") && !message.value.includes("have not accepted"));
    });
  }
});
