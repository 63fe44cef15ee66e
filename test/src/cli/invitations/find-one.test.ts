import assert from "node:assert/strict";
import { enterToLook } from "../../../../src/cli/who/enter-to-look.ts";
import { findOne } from "../../../../src/cli/invitations/find-one.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { adele, diego } from "../../../build/a-decision.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { failed, invited } from "../../../build/in-state.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

/** Adele's shell on a store with these invitations. */
async function among(...kept: readonly Invitation[]) {
  const { shell, outside, said } = shellOnFakes(adele);
  outside.directory.types.set(adele.id, "Member");
  await keep(outside, ...kept);
  const looking = await enterToLook(shell);
  return { find: (typed: string) => findOne(shell, looking, typed), said };
}

describe("findOne", () => {
  it("finds an invitation by its id, the beginning of it, or the address", async () => {
    const one = anInvitation({ email: "sam@fabrikam.com" });
    const { find, said } = await among(one, anInvitation());
    for (const typed of [one.id, one.id.slice(0, 8), "Sam@Fabrikam.com"]) assert.equal((await find(typed)).id, one.id);
    assert.deepEqual(said, []);
  });

  it("says which one it is when the address has others", async () => {
    const email = "sam@fabrikam.com";
    const open = invited({ email, createdAt: at("08:00") });
    const { find, said } = await among(open, failed("busy", { email, createdAt: at("09:00") }));
    assert.equal((await find(email)).id, open.id);
    assert.deepEqual(said, [`${email} has another invitation, too: this is ${open.id}, the open one. Name another one by its id.`]);
    const old = (time: string) => failed("busy", { email, createdAt: at(time) });
    const over = await among(old("07:00"), old("08:00"), old("09:00"));
    await over.find(email);
    assert.match(over.said.join(), /has 2 other invitations, too: this is .*, the newest\./);
  });

  it("hides what the person may not see, like what isn't there", async () => {
    const hidden = anInvitation({ email: "sam@fabrikam.com", requester: diego });
    const { find } = await among(hidden);
    for (const typed of [hidden.id, hidden.email, "kim@fabrikam.com"]) {
      await assert.rejects(find(typed), { exit: "not-found", message: `There is no invitation “${typed}” that you may see.` });
    }
  });

  it("names the ids that begin alike, but not all of many", async () => {
    const many = Array.from({ length: 6 }, (_, index) => anInvitation({ id: id(`aaaaaaaa-0000-4000-8000-00000000000${index}`) }));
    const { find } = await among(...many);
    const error: unknown = await find("aaaaaaaa").catch((cause: unknown) => cause);
    assert.ok(error instanceof Error && "exit" in error);
    assert.equal(error.exit, "usage");
    assert.match(error.message, /^Several invitations begin with “aaaaaaaa”: (?:aaaaaaaa-\S+ ?){4}aaaaaaaa-\S+ and more\.$/);
  });

  it("says what is wrong with what was typed", async () => {
    const { find } = await among();
    await assert.rejects(find("abc"), { exit: "usage", message: "“abc” is no id and no address." });
    await assert.rejects(find("sam@@fabrikam"), {
      exit: "usage",
      message: /is not an address that can be invited: it is not written like one\./,
    });
  });
});
