import assert from "node:assert/strict";
import { GROUP_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { actionOf, wordsOf } from "./chat.ts";
import type { Chat } from "./chat.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

describe("A partner that an owner takes out of the team in Teams itself", () => {
  let world: World;
  let owner: Chat;

  before(async () => {
    world = await startWorld({}, ({ tenant }) => tenant.app.granted.delegated.add("TeamMember.ReadWriteNonOwnerRole.All"));
    owner = await world.as(PERSON_IDS.admin);
  });
  after(() => world.close());

  it("isn't in it any more on the card, without a notice, and can be added again at once", async () => {
    const email = "kim@fabrikam.com";
    const { groups, users } = world.sandbox.tenant;
    await owner.post(`invite ${email}`);
    const form = await owner.form();
    await owner.press(form, "send-invitation", { email, addToTeam: "true" });
    const says = (words: string) => owner.until(({ id, card }) => id === form.id && wordsOf(card).includes(words), words);
    await says("as soon as they sign in");
    const mail = (await owner.mails()).find(({ to }) => to === email);
    await owner.accept(mail?.redeemUrl ?? "");
    await says("They have accepted and can see this channel.");
    const { id: guest = "" } = users.list().find((user) => user.mail === email) ?? {};

    await owner.takeOut(guest);
    const left = await says("They can sign in, but aren't in Contoso Partners any more.");
    const said = (await owner.read()).length;
    assert.equal(actionOf(left.card, "remove-from-team"), undefined);
    const added = await owner.press(left, "add-to-team");
    assert.notEqual(added.kind, "error");
    assert.ok(groups.get(GROUP_IDS.team)?.members.has(guest));
    await says("They have accepted and can see this channel.");
    assert.equal((await owner.read()).length, said);
  });
});
