import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { enterAsRequester } from "../../../../src/flows/deciding/enter-as-requester.ts";
import type { RequesterPress } from "../../../../src/flows/deciding/enter-as-requester.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const diego = person({ name: "Diego Siciliani" });
const elsewhere = id("19:elsewhere@thread.v2");

async function waiting(request: Invitation = awaiting()): Promise<{ outside: FakeOutside; request: Invitation }> {
  const outside = fakeOutside();
  await keep(outside, request);
  return { outside, request };
}

function enter({ ports }: FakeOutside, { id: asked, home: { conversation } }: Invitation, given: Partial<RequesterPress> = {}) {
  const by = given.by ?? adele;
  return enterAsRequester(ports, { id: asked, by, conversation, ssoToken: `sso:${by.id}`, ...given });
}

describe("enterAsRequester", () => {
  it("lets the requester in who proves who they are, wherever they press", async () => {
    const { outside, request } = await waiting();
    for (const conversation of [request.home.conversation, elsewhere]) {
      assert.deepEqual(await enter(outside, request, { conversation }), { kind: "entered", invitation: request });
    }
  });

  it("asks for a token first, and for another when that is too old", async () => {
    const { outside, request } = await waiting();
    assert.deepEqual(await enter(outside, request, { ssoToken: undefined }), { kind: "sign-in-needed" });
    outside.identity.expired = true;
    assert.deepEqual(await enter(outside, request), { kind: "sign-in-needed" });
  });

  it("refuses another person's token", async () => {
    const { outside, request } = await waiting();
    const outcome = await enter(outside, request, { ssoToken: `sso:${diego.id}` });
    assert.deepEqual(outcome, { kind: "refused", refusal: { kind: "sign-in-refused" } });
  });

  it("tells others whose request it is, where they can see it", async () => {
    const { outside, request } = await waiting();
    assert.deepEqual(await enter(outside, request, { by: diego }), { kind: "not-yours", requester: adele });
    assert.deepEqual(await enter(outside, request, { by: diego, conversation: elsewhere }), { kind: "unknown-invitation" });
    assert.deepEqual(await enter(outside, anInvitation()), { kind: "unknown-invitation" });
  });

  it("shows an invitation that nobody has to decide, before any sign-in", async () => {
    for (const decided of [invited(), awaiting({ state: { kind: "rejected", since: at("10:00") } }), anInvitation()]) {
      const { outside } = await waiting(decided);
      assert.deepEqual(await enter(outside, decided, { ssoToken: undefined }), { kind: "as-it-stands", invitation: decided });
    }
  });

  it("lets a request lapse whose time is up, even if the job is late", async () => {
    const { outside, request } = await waiting();
    await outside.clock.advance(7 * 86_400_000);
    const lapsed = { ...request, version: 2, state: { kind: "lapsed", since: outside.clock.now() } };
    assert.deepEqual(await enter(outside, request), { kind: "as-it-stands", invitation: lapsed });
    assert.deepEqual(await outside.store.invitations.find(request.id), lapsed);
  });
});
