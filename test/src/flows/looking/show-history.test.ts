import assert from "node:assert/strict";
import type { AuditEvent } from "../../../../src/domain/audit.ts";
import { showHistory } from "../../../../src/flows/looking/show-history.ts";
import { aChange } from "../../../build/a-change.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const open = invited({ requester: adele });
const elsewhere = { id: adele.id, conversation: id("a:1-adele") };

async function world(events: readonly AuditEvent[]) {
  const outside = fakeOutside();
  await keep(outside, open);
  await outside.ports.invitations.commit(aChange({ events }));
  return outside;
}
const event = (what: AuditEvent["what"], by?: string): AuditEvent => ({
  ...{ at: at("10:00"), invitation: open.id, what },
  ...(by !== undefined && { by: id(by) }),
});

describe("showHistory", () => {
  it("shows the events, oldest first, and the names that may be shown", async () => {
    const events = [event("requested", adele.id), event("sending"), event("sent", adele.id), event("link-shown", "megan")];
    const { ports } = await world(events);
    const follower = { invitation: open.id, why: "asked", since: at("10:01") } as const;
    const followers = [
      { ...follower, person: person({ name: "Megan Bowen", id: id("megan") }) },
      { ...follower, person: { ...person({ name: "" }), id: id("nameless") } },
    ];
    const outcome = await showHistory({ ...ports, followers: { of: async () => followers } }, open.id, elsewhere);
    assert.deepEqual(outcome, {
      kind: "history",
      invitation: open,
      events,
      earlier: false,
      names: new Map([
        ["megan", "Megan Bowen"],
        [adele.id, "Adele Vance"],
      ]),
    });
  });

  it("names the people who took part in an approval, and is shown to approvers", async () => {
    const outside = fakeOutside();
    const [megan, pradeep, nestor] = [person({ name: "Megan Bowen" }), person({ name: "Pradeep Gupta" }), person({ name: "Nestor Wilke" })];
    const doer = ({ id: by, name }: typeof megan) => ({ by, name, at: at("10:00") });
    const remarks = [{ kind: "question", ...doer(megan), text: "Why?" } as const];
    const decision = { kind: "approved", ...doer(nestor) } as const;
    const request = awaiting({ requester: adele }, { remarks, decision, problem: { ...doer(pradeep), reason: "quota-reached" } });
    await keep(outside, request);
    outside.teams.rosters.set(id("19:approvals@thread.tacv2"), [megan]);
    const inOwnChat = (who: typeof megan) => showHistory(outside.ports, request.id, { id: who.id, conversation: id("a:1") });
    const outcome = await inOwnChat(megan);
    assert.ok(outcome.kind === "history");
    assert.deepEqual([...outcome.names.values()].toSorted(), ["Adele Vance", "Megan Bowen", "Nestor Wilke", "Pradeep Gupta"]);
    assert.deepEqual(await inOwnChat(pradeep), { kind: "unknown-invitation" });
  });

  const forty = Array.from({ length: 40 }, () => event("link-shown"));

  it("shows forty, and says that these are all", async () => {
    const { ports } = await world(forty);
    const outcome = await showHistory(ports, open.id, elsewhere);
    assert.ok(outcome.kind === "history" && !outcome.earlier && outcome.events.length === 40);
  });

  it("shows the newest forty, and says that there were more", async () => {
    const { ports } = await world([event("requested"), ...forty]);
    const outcome = await showHistory(ports, open.id, elsewhere);
    assert.ok(outcome.kind === "history" && outcome.earlier && outcome.events.length === 40);
    assert.equal(outcome.events[0]?.what, "link-shown");
  });

  it("shows nothing to people who may not see the invitation", async () => {
    const { ports } = await world([event("requested")]);
    const unknown = { kind: "unknown-invitation" };
    assert.deepEqual(await showHistory(ports, open.id, { id: id("diego"), conversation: id("elsewhere") }), unknown);
    assert.deepEqual(await showHistory(ports, id("unknown"), elsewhere), unknown);
  });
});
