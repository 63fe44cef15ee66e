import assert from "node:assert/strict";
import { findToDecide } from "../../../../src/cli/invitations/find-to-decide.ts";
import { adele, diego, megan } from "../../../build/a-decision.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { askedOutside, assertUntouched } from "../../../fakes/asked-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

describe("findToDecide", () => {
  it("finds a request that waits for this person, and says what they need to know", async () => {
    const { outside, request } = await askedOutside({ email: "sam@fabrikam.com" });
    const { shell, said } = shellOnFakes(megan, { outside });
    const found = await findToDecide(shell, request.id);
    assert.deepEqual([found.request.id, found.acting.by.id], [request.id, megan.id]);
    assert.match(said.join("\n"), /Adele Vance asks to invite sam@fabrikam\.com\.\n {2}What for: +We build/);
  });

  it("refuses its requester; only a real attempt is recorded", async () => {
    const { outside, request } = await askedOutside();
    const own = { exit: "refused", message: "You asked for this yourself, so somebody else must decide." };
    await assert.rejects(findToDecide(shellOnFakes(adele, { outside, common: { whatIf: true } }).shell, request.id), own);
    await assertUntouched(outside, request, []);
    await assert.rejects(findToDecide(shellOnFakes(adele, { outside }).shell, request.id), own);
    assert.equal(outside.store.events().length, 1);
  });

  it("refuses what nobody was asked about, and those who can't see it", async () => {
    const { outside, request } = await askedOutside();
    const sent = invited({ requester: diego, email: "kim@fabrikam.com" });
    await keep(outside, sent);
    const message = "The invitation of kim@fabrikam.com needs no approval.";
    await assert.rejects(findToDecide(shellOnFakes(diego, { outside }).shell, sent.id), { exit: "refused", message });
    const stranger = person({ name: "Kim Akers" });
    outside.directory.types.set(stranger.id, "Member");
    await assert.rejects(findToDecide(shellOnFakes(stranger, { outside }).shell, request.id), { exit: "not-found" });
  });
});
