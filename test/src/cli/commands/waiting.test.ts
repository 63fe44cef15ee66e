import assert from "node:assert/strict";
import { adele, inChannel, megan } from "../../../build/a-decision.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at } from "../../../build/ids.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";
import { runOnFakes } from "../on-fakes.ts";

describe("guestlist waiting", () => {
  it("lists what waits for an approver, with what they need to know", async () => {
    const found = { notChecked: [], guestsOfDomain: 3 };
    const approval = { rule: "Banks", confirmed: ["needs-approval", "contact-exists"] } as const;
    const { outside, request } = await askedOutside({ email: "sam@fabrikam.com", findings: found }, approval);
    const { records, stderr, code } = await runOnFakes(outside, megan, ["waiting"]);
    assert.deepEqual(records, [
      {
        ...{ id: request.id, email: "sam@fabrikam.com", displayName: null, requesterId: adele.id, requester: "Adele Vance" },
        ...{ askedAt: at("10:00"), justification: "We build the spring campaign together.", why: "policy", rule: "Banks" },
        ...{ cautions: ["contact-exists"], guestsOfDomain: 3, message: null, cc: null, userType: "Guest" },
        ...{ redirectUrl: request.options.redirectUrl, approvers: "Contoso Partners", isAsked: false },
      },
    ]);
    assert.deepEqual([stderr, code], ["Decide with guestlist approve <id>, or guestlist reject <id>.\n", 0]);
  });

  it("reads on however many there are, and shows each once", async () => {
    const outside = fakeOutside();
    inChannel(outside, adele, megan);
    const many = Array.from({ length: 25 }, () => awaiting());
    await keep(outside, ...many);
    const { records } = await runOnFakes(outside, megan, ["waiting"]);
    assert.equal(new Set(records.map(({ id }) => id)).size, 25);
    assert.equal(records.length, 25);
  });

  it("shows no request twice when the rest is decided meanwhile", async () => {
    const outside = fakeOutside();
    inChannel(outside, adele, megan);
    await keep(outside, ...Array.from({ length: 11 }, (_, index) => awaiting({ createdAt: at(`09:${10 + index}`) })));
    const { listAwaitingApproval } = outside.ports.lists;
    outside.ports.lists.listAwaitingApproval = async (after, limit) => (after ? [] : listAwaitingApproval(after, limit));
    assert.equal((await runOnFakes(outside, megan, ["waiting"])).records.length, 10);
  });

  it("says when there is nothing, and that the app decides nothing", async () => {
    const { outside } = await askedOutside();
    const own = await runOnFakes(outside, adele, ["waiting"]);
    assert.deepEqual([own.stdout, own.stderr, own.code], ["", "Nothing waits for your decision.\n", 0]);
    const app = await runOnFakes(outside, megan, ["waiting", "--as-app"]);
    assert.deepEqual([app.stdout, app.code], ["", 2]);
    assert.match(app.stderr, /The app isn't a person, so it can't decide\. Leave --as-app out/);
  });
});
