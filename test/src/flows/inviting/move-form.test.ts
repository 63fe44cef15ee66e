import assert from "node:assert/strict";
import { moveForm } from "../../../../src/flows/inviting/move-form.ts";
import { aDraft } from "../../../build/a-draft.ts";
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

const move = ({ ports }: FakeOutside, { id: form, by }: ReturnType<typeof aDraft>) => moveForm(ports, { form, by: by.id });

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
});
