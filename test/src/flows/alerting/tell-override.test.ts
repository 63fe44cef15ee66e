import assert from "node:assert/strict";
import { tellOverride } from "../../../../src/flows/alerting/tell-override.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { chatOf } from "../../../fakes/fake-notifier.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const override = { what: "approve", rule: "Law firms", reason: "Agreed", by: adele.id, at: at("10:00") } as const;
const invitation = invited({ email: "sam@fabrikam.com", requester: adele, override });
const to = { kind: "person", id: id("megan") } as const;
const task = { kind: "tell-override", invitation: invitation.id, to, locale: "fr-FR", timeZone: "Europe/Paris" } as const;
const news = { email: "sam@fabrikam.com", name: adele.name, override };
const done = { kind: "done" } as const;

async function world(kept = invitation) {
  const outside = fakeOutside();
  await keep(outside, kept);
  await outside.ports.conversations.remember(conversationReference());
  const tell = (given: Parameters<typeof aTelling>[0] = {}) => tellOverride(outside.ports, task, aTelling(given));
  return { ...outside, tell };
}

describe("tellOverride", () => {
  it("tells an administrator in their own chat and language who invites against which rule, and why", async () => {
    const { notifier, tell } = await world();
    assert.deepEqual([await tell(), notifier.overrides], [done, [{ in: chatOf(id("megan")), locale: "fr-FR", news }]]);
  });

  it("names the address in copy, if a mail goes out", async () => {
    for (const [sendMail, copy] of [
      [true, { copy: "kim@wingtip.example" }],
      [false, {}],
    ] as const) {
      const options = { ...invitation.options, cc: "kim@wingtip.example", sendMail };
      const { notifier, tell } = await world({ ...invitation, options });
      await tell();
      assert.deepEqual(notifier.overrides[0]?.news, { ...news, ...copy });
    }
  });

  it("tells again at most once when the answer is lost", async () => {
    const { notifier, tell } = await world();
    notifier.planned.push("answer-lost", "answer-lost");
    await assert.rejects(tell(), { code: "outcome-unknown" });
    assert.deepEqual([await tell({ times: 1 }), await tell({ times: 2 })], [done, done]);
    assert.equal(notifier.overrides.length, 2);
  });

  it("tries for a day while the chat can't be opened or Teams doesn't find it, then the log says who wasn't told", async () => {
    const { notifier, log, tell } = await world();
    const later = { kind: "retry", at: at("10:00:02"), why: "not-now" };
    notifier.planned.push({ kind: "not-now" });
    assert.deepEqual(await tell(), later);
    notifier.notNow.add(id("megan"));
    assert.deepEqual([await tell(), log.codes], [later, []]);
    assert.deepEqual(await tell({ since: id("2026-11-19T09:00:00.000Z") }), done);
    assert.deepEqual(
      log.lines.map(({ code, why, to: addressee }) => [code, why, addressee]),
      [["override-not-told", "not-now", "megan"]],
    );
  });

  it("says in the log at once who can't be reached", async () => {
    for (const prepare of ["unreachable", "removed"] as const) {
      const { notifier, log, tell } = await world();
      if (prepare === "unreachable") notifier.unreachable.add(id("megan"));
      else notifier.planned.push({ kind: "unreachable" });
      assert.deepEqual([await tell(), log.codes], [done, ["override-not-told"]], prepare);
    }
  });

  it("tells nobody once the reason was erased", async () => {
    const { notifier, tell } = await world(invited({ id: invitation.id }));
    assert.deepEqual([await tell(), notifier.overrides], [done, []]);
  });
});
