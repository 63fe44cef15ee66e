import assert from "node:assert/strict";
import { moveForm } from "../../../../src/flows/inviting/move-form.ts";
import { aDraft } from "../../../build/a-draft.ts";
import { aTelling } from "../../../build/a-telling.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { chatOf } from "../../../fakes/fake-notifier.ts";
import { defaultRedirectUrl, fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();

async function aWorld(): Promise<FakeOutside> {
  const outside = fakeOutside();
  await outside.ports.conversations.remember(conversationReference());
  return outside;
}

const move = ({ ports }: FakeOutside, { id: form, by }: ReturnType<typeof aDraft>, telling = aTelling()) =>
  moveForm(ports, { form, by: by.id }, telling);

describe("moveForm", () => {
  it("posts the form in its sender's own chat, once", async () => {
    const outside = await aWorld();
    const draft = aDraft();
    await outside.ports.drafts.keep(draft);
    assert.deepEqual(await move(outside, draft), { kind: "done" });
    assert.deepEqual(await move(outside, draft), { kind: "done" });
    assert.deepEqual(outside.notifier.moved, [[draft.id, chatOf(adele.id)]]);
    assert.equal((await outside.ports.drafts.find(draft.id, adele.id))?.movedAt, at("10:00"));
  });

  for (const kind of ["channel", "groupChat"] as const) {
    it(`offers the channel's link only to a form of a channel: ${kind}`, async () => {
      const outside = fakeOutside();
      await outside.ports.conversations.remember(conversationReference({ kind }));
      const draft = aDraft();
      await outside.ports.drafts.keep(draft);
      const posted: unknown[] = [];
      outside.notifier.postForm = async (...given) => {
        posted.push(given);
        return { kind: "sent", activity: id("1700000000003") };
      };
      await move(outside, draft);
      assert.deepEqual(posted, [[chatOf(adele.id), draft, { defaultRedirectUrl, inChannel: kind === "channel" }]]);
    });
  }

  it("asks in the channel to add the app when the person can't be reached", async () => {
    const outside = await aWorld();
    const draft = aDraft();
    await outside.ports.drafts.keep(draft);
    outside.notifier.unreachable.add(adele.id);
    await move(outside, draft);
    assert.deepEqual(outside.notifier.moved, [[adele.id, draft.home.conversation]]);
    assert.deepEqual(outside.log.codes, ["form-not-moved"]);
  });

  it("asks that, too, when the chat is blocked", async () => {
    const outside = await aWorld();
    const draft = aDraft();
    await outside.ports.drafts.keep(draft);
    outside.notifier.planned.push({ kind: "unreachable" });
    await move(outside, draft);
    assert.deepEqual(
      outside.notifier.moved.map(([who]) => who),
      [draft.id, adele.id],
    );
  });

  it("keeps the form for another try while Teams is down", async () => {
    const outside = await aWorld();
    const draft = aDraft();
    await outside.ports.drafts.keep(draft);
    outside.notifier.planned.push(new Error("away"));
    await assert.rejects(move(outside, draft));
    assert.deepEqual(await outside.ports.drafts.find(draft.id, adele.id), draft);
  });

  it("does nothing for a form that was deleted", async () => {
    assert.deepEqual(await move(await aWorld(), aDraft()), { kind: "done" });
  });

  for (const block of ["notNow", "unreachable"] as const) {
    it(`gives the chat a minute, but not when it is ${block === "notNow" ? "closed for now" : "closed for good"}`, async () => {
      const outside = await aWorld();
      const draft = aDraft();
      await outside.ports.drafts.keep(draft);
      outside.notifier[block].add(adele.id);
      const first = await move(outside, draft);
      const soon = { kind: "retry", at: at("10:00:02"), why: "not-now" };
      assert.deepEqual([first, outside.notifier.moved.length], block === "notNow" ? [soon, 0] : [{ kind: "done" }, 1]);
      await move(outside, draft, aTelling({ attempt: 6 }));
      assert.deepEqual(outside.notifier.moved, [[adele.id, draft.home.conversation]]);
    });
  }

  it("keeps trying for a day when neither chat nor home is found, then gives up", async () => {
    const outside = await aWorld();
    const draft = aDraft();
    await outside.ports.drafts.keep(draft);
    outside.notifier.notNow.add(adele.id);
    outside.notifier.planned.push({ kind: "not-now" }, { kind: "not-now" });
    const hourly = { kind: "retry", at: at("11:00"), why: "not-now" };
    assert.deepEqual(await move(outside, draft, aTelling({ attempt: 20, since: at("09:00") })), hourly);
    assert.deepEqual(await move(outside, draft, aTelling({ attempt: 40, since: id("2026-11-19T09:00:00.000Z") })), { kind: "done" });
    assert.deepEqual(outside.log.codes, ["form-not-moved"]);
  });

  it("posts the form at most once more when the answer is lost, and asks for nothing then", async () => {
    const outside = await aWorld();
    const draft = aDraft();
    await outside.ports.drafts.keep(draft);
    outside.notifier.planned.push("answer-lost", "answer-lost");
    await assert.rejects(move(outside, draft), { code: "outcome-unknown" });
    assert.deepEqual(await move(outside, draft, aTelling({ times: 1 })), { kind: "done" });
    const chat = chatOf(adele.id);
    assert.deepEqual(outside.notifier.moved, [
      [draft.id, chat],
      [draft.id, chat],
    ]);
  });
});
