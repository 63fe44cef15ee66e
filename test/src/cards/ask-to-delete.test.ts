import assert from "node:assert/strict";
import { askToDeleteData } from "../../../src/cards/ask-to-delete.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";

const page = "https://entra.microsoft.com/#guest";
const invitation = invited({ email: "sam_o@fabrikam.com" });

describe("askToDeleteCard", () => {
  const view = { invitation, guest: id("guest-1"), permission: "User.DeleteRestore.All", by: { name: "Adele *Vance*" }, page };
  const data = askToDeleteData(view, textsFor("en"));

  it("says which permission is missing, and what to press once it is granted", () => {
    assert.equal(data.title, "I may not delete sam\\_o@fabrikam.com");
    assert.match(data.what, /the application permission User\.DeleteRestore\.All\. Then press “Revoke” again\.$/);
  });

  it("has a message that names the guest and their page, as typed, without a card's escapes", () => {
    for (const words of ["sam_o@fabrikam.com (object ID guest-1)", page, "User.DeleteRestore.All", "\nAdele *Vance*"])
      assert.ok(data.message.value.includes(words), words);
    assert.equal(data.open.url, page);
  });
});
