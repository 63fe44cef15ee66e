import assert from "node:assert/strict";
import { continueInChat } from "../../../../src/flows/inviting/continue-in-chat.ts";
import { aDraft } from "../../../build/a-draft.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();
const megan = person({ name: "Megan Bowen" });
const channel = conversationReference();

describe("continueInChat", () => {
  const failed = { by: adele.id, conversation: channel.id, why: "resourcematchfailed" };

  it("moves the newest form that the person sent there to their own chat, once", async () => {
    const outside = fakeOutside();
    const newest = aDraft({ keptAt: at("10:00") });
    for (const draft of [aDraft({ keptAt: at("09:59") }), newest, aDraft({ by: megan })]) await outside.ports.drafts.keep(draft);
    for (const _ of ["on the desktop", "on the phone"]) await continueInChat(outside.ports, failed);
    assert.deepEqual(
      outside.store.storedJobs().map(({ task }) => task),
      [{ kind: "move-form", form: newest.id, by: adele.id }],
    );
    assert.deepEqual(outside.log.lines[0], { level: "warn", code: "silent-sign-in-failed", why: "resourcematchfailed" });
  });

  for (const [what, draft, why] of [
    ["nobody sent a form there", undefined, failed.why],
    ["the form was moved already", aDraft({ movedAt: at("10:00") }), failed.why],
    ["the form is old", aDraft({ keptAt: at("09:49") }), failed.why],
    ["the sign-in button is enough", aDraft(), "interactionrequired"],
  ] as const) {
    it(`does nothing when ${what}`, async () => {
      const outside = fakeOutside();
      if (draft) await outside.ports.drafts.keep(draft);
      await continueInChat(outside.ports, { ...failed, why });
      assert.deepEqual(outside.store.storedJobs(), []);
    });
  }
});
