import assert from "node:assert/strict";
import { revokeCard, revokeData } from "../../../src/cards/revoke.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { invited } from "../../build/in-state.ts";

const texts = textsFor("en");
const invitation = invited({ email: "sam_o@fabrikam.com" });

describe("revokeCard", () => {
  it("says whose invitation it is, and what a revocation does", () => {
    const { title, what } = revokeData({ invitation }, texts);
    assert.equal(title, "Revoke the invitation for sam_o@fabrikam.com?");
    assert.match(what, /^The guest is deleted from your directory/);
  });

  it("has buttons to confirm and to go back", () => {
    const { actions } = revokeCard({ invitation }, texts);
    const buttons = Array.isArray(actions) ? (actions as readonly Readonly<Record<string, unknown>>[]) : [];
    assert.deepEqual(
      buttons.map(({ verb, data }) => [verb, data]),
      [
        ["revoke-confirmed", { invitation: invitation.id }],
        ["show-card", { invitation: invitation.id }],
      ],
    );
  });
});
