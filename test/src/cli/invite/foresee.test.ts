import assert from "node:assert/strict";
import { foresee } from "../../../../src/cli/invite/foresee.ts";
import type { Foreseen } from "../../../../src/flows/inviting/foresee-request.ts";
import { adele } from "../../../build/a-decision.ts";
import { at } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

const invitation = invited();

/** What is said when the request would end so, and the exit. */
async function foreseen(end: Foreseen, sendMail = "true") {
  const { shell, flows, said } = shellOnFakes(adele);
  const asking = { by: adele, isSelf: true, flows: { ...flows, foreseeRequest: async () => end } };
  const exit = await foresee(shell, asking, { values: { email: "sam\u001b@fabrikam.com", sendMail }, overridePolicy: undefined });
  return { exit, said };
}

describe("foresee", () => {
  it("says that it would be sent, what to confirm before, and what only Microsoft's answer would show", async () => {
    const cautions = [{ kind: "contact-exists", name: "Sam" }] as const;
    const { exit, said } = await foreseen({ kind: "sends", invitation, cautions, unsure: ["may-invite", "may-invite-members", "address"] });
    assert.equal(exit, "done");
    assert.match(said[0] ?? "", /Sam/);
    assert.equal(said.filter((line) => line.startsWith("Only Microsoft's answer would show")).length, 3);
    assert.equal(said.at(-1), "sam @fabrikam.com would be invited, with Microsoft's mail.");
    const without = await foreseen({ kind: "sends", invitation, cautions: [], unsure: [] }, "false");
    assert.deepEqual(without.said, ["sam @fabrikam.com would be invited, without a mail from Microsoft."]);
  });

  it("says who would be asked: nothing would be sent, as for the request itself", async () => {
    const { exit, said } = await foreseen({ kind: "asks", cautions: [], approvers: "Legal\u202e" });
    const sentence = "Legal  would be asked to approve the invitation for sam @fabrikam.com; nothing would be sent before.";
    assert.deepEqual([exit, said], ["refused", [sentence]]);
  });

  it("says that it would wait, or join an open one", async () => {
    const waits = await foreseen({ kind: "waits", until: at("11:00") });
    assert.equal(waits.exit, "refused");
    assert.match(waits.said.join(), /would wait for its turn until .*2026/);
    const joins = await foreseen({ kind: "joins", open: invitation });
    assert.equal(joins.exit, "done");
    assert.match(joins.said.join(), /has an open invitation already, so nothing would be sent/);
  });

  it("ends as the request would when that is refused", async () => {
    await assert.rejects(foreseen({ kind: "refused", refusal: { kind: "stopped" } }), { exit: "blocked" });
    await assert.rejects(foreseen({ kind: "problems", problems: { email: "email-missing" } }), { exit: "usage", message: /the address: / });
    await assert.rejects(foreseen({ kind: "sign-in-needed" }), { exit: "sign-in-needed" });
  });
});
