import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { submitForm } from "../../../../src/flows/inviting/submit-form.ts";
import { aDraft } from "../../../build/a-draft.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { chatOf } from "../../../fakes/fake-notifier.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const adele = person();
const megan = person({ name: "Megan Bowen" });
const inChat = { conversation: chatOf(adele.id), card: id("1700000000007") };

async function aWorld(): Promise<FakeOutside> {
  const outside = fakeOutside();
  await outside.ports.conversations.remember(conversationReference());
  await outside.ports.conversations.remember(conversationReference({ id: inChat.conversation, kind: "personal" }));
  return outside;
}

const draftOf = ({ ports }: FakeOutside, form: ReturnType<typeof aSubmission>) => ports.drafts.find(form.id, form.by.id);

describe("submitForm", () => {
  it("keeps a form of a channel until Teams has signed its sender in", async () => {
    const outside = await aWorld();
    const form = aSubmission({ ssoToken: undefined });
    assert.deepEqual(await submitForm(outside.ports, form), { kind: "sign-in-needed" });
    const { id: formId, by, home, values } = form;
    assert.deepEqual(await draftOf(outside, form), { id: formId, by, home, values, keptAt: at("10:00") });
  });

  it("keeps the justification, too", async () => {
    const outside = await aWorld();
    const form = aSubmission({ ssoToken: undefined, confirmed: ["needs-approval"], values: { justification: "Spring." } });
    await submitForm(outside.ports, form);
    assert.equal((await draftOf(outside, form))?.values.justification, "Spring.");
  });

  it("keeps no form of a 1:1 chat or an unknown place, and none with a problem", async () => {
    const outside = await aWorld();
    const forms = [
      aSubmission({ ssoToken: undefined, home: inChat }),
      aSubmission({ ssoToken: undefined, home: { ...inChat, conversation: id("19:unknown@thread.v2") } }),
      aSubmission({ ssoToken: undefined, values: { email: "" } }),
    ];
    for (const form of forms) await submitForm(outside.ports, form);
    assert.deepEqual(await Promise.all(forms.map((form) => draftOf(outside, form))), [undefined, undefined, undefined]);
  });

  it("sends a form that was moved to the 1:1 chat, with its first home", async () => {
    const outside = await aWorld();
    const draft = aDraft({ movedAt: at("10:01") });
    await outside.ports.drafts.keep(draft);
    const outcome = await submitForm(outside.ports, aSubmission({ id: draft.id, home: inChat }));
    assert.ok(outcome.kind === "invited");
    assert.deepEqual(outcome.invitation.home, draft.home);
  });

  it("gives nobody the home of another person's form", async () => {
    const outside = await aWorld();
    const draft = aDraft({ by: megan });
    await outside.ports.drafts.keep(draft);
    const outcome = await submitForm(outside.ports, aSubmission({ id: draft.id, home: inChat }));
    assert.ok(outcome.kind === "invited");
    assert.deepEqual(outcome.invitation.home, inChat);
  });

  it("keeps the home for a form that comes back with a refusal", async () => {
    const outside = await aWorld();
    const draft = aDraft({ movedAt: at("10:01") });
    await outside.ports.drafts.keep(draft);
    const form = aSubmission({ id: draft.id, home: inChat, values: { email: "megan@contoso.com" } });
    const refused = await submitForm(outside.ports, form);
    assert.ok(refused.kind === "refused");
    const outcome = await submitForm(outside.ports, aSubmission({ id: draft.id, home: inChat }));
    assert.ok(outcome.kind === "invited");
    assert.deepEqual(outcome.invitation.home, draft.home);
  });

  it("keeps the home for a form that comes back under a new id, because Graph has refused it", async () => {
    const outside = await aWorld();
    const draft = aDraft({ movedAt: at("10:01") });
    await outside.ports.drafts.keep(draft);
    outside.directory.nextInvite = new GuestlistError("throttled", "wait", { status: 429 });
    const refused = await submitForm(outside.ports, aSubmission({ id: draft.id, home: inChat }));
    assert.ok(refused.kind === "refused" && refused.next);
    const outcome = await submitForm(outside.ports, aSubmission({ id: refused.next, home: inChat }));
    assert.deepEqual(outcome.kind === "invited" && outcome.invitation.home, draft.home);
  });

  for (const [where, home] of [
    ["in the chat", inChat],
    ["on the old card in the channel", aSubmission().home],
  ] as const) {
    it(`doesn't keep a form again that was moved to the 1:1 chat, when it is sent ${where}`, async () => {
      const outside = await aWorld();
      const draft = aDraft({ movedAt: at("10:01") });
      await outside.ports.drafts.keep(draft);
      await submitForm(outside.ports, aSubmission({ id: draft.id, home, ssoToken: undefined }));
      assert.deepEqual(await outside.ports.drafts.find(draft.id, adele.id), draft);
    });
  }
});
