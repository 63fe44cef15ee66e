import assert from "node:assert/strict";
import { revokeConfirmed } from "../../../bot/actions/revoke-confirmed.ts";
import { revoke } from "../../../bot/actions/revoke.ts";
import { askToDeleteCard } from "../../../src/cards/ask-to-delete.ts";
import { invitationCard } from "../../../src/cards/invitation.ts";
import { revokeCard } from "../../../src/cards/revoke.ts";
import type { RevokeOutcome } from "../../../src/flows/tending/revoke-invitation.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { accepted, invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";
import { actionCall, impatient, texts } from "../../fakes/action-call.ts";

const invitation = "44444444-4444-4444-8444-444444444444";
const data = { invitation };
const unknown = { kind: "error", status: 400, text: texts.t("error.invitation-unknown", { command: "invite a partner" }) };
const message = (text: string) => ({ kind: "message", text });

const answerTo = (outcome: RevokeOutcome, token?: string) =>
  revokeConfirmed(actionCall({ data, ...(token && { token }), flows: { revokeInvitation: async () => outcome } }));

describe("revoke", () => {
  it("asks once more", async () => {
    const open = invited();
    const call = actionCall({ data, flows: { askToRevoke: async () => ({ kind: "confirm", invitation: open }) } });
    assert.deepEqual(await revoke(call), { kind: "card", card: revokeCard({ invitation: open }, texts) });
  });

  it("hands on who asks, and knows nothing of what isn't there", async () => {
    const handed: unknown[] = [];
    const askToRevoke = async (input: unknown) => (handed.push(input), { kind: "unknown-invitation" } as const);
    const call = actionCall({ data, token: "jwt", flows: { askToRevoke } });
    assert.deepEqual([await revoke(call), await revoke(actionCall({ data: { invitation: 1 } }))], [unknown, unknown]);
    assert.deepEqual(handed, [{ id: invitation, by: call.press.turn.person, ssoToken: "jwt" }]);
  });

  it("says why not", async () => {
    const flows = { askToRevoke: async () => ({ kind: "not-ours" }) as const };
    assert.deepEqual(await revoke(actionCall({ data, flows })), message(texts.t("revoke.not-ours")));
  });
});

describe("revokeConfirmed", () => {
  it("hands on who asks for it", async () => {
    const handed: unknown[] = [];
    const revokeInvitation = async (input: unknown) => (handed.push(input), { kind: "unknown-invitation" } as const);
    const call = actionCall({ data, token: "jwt", flows: { revokeInvitation } });
    assert.deepEqual([await revokeConfirmed(call), await revokeConfirmed(actionCall({}))], [unknown, unknown]);
    assert.deepEqual(handed, [{ id: invitation, by: call.press.turn.person, ssoToken: "jwt" }]);
  });

  it("shows the living card once it is taken back, and when it stands otherwise", async () => {
    const revoked = anInvitation({ state: { kind: "revoked", since: at("10:00"), guestId: id("g"), why: "asked" } });
    assert.deepEqual(await answerTo({ kind: "revoked", invitation: revoked }), {
      kind: "card",
      card: invitationCard({ invitation: revoked }, texts),
    });
    const done = accepted();
    assert.deepEqual(await answerTo({ kind: "as-it-stands", invitation: done }), {
      kind: "card",
      card: invitationCard({ invitation: done }, texts),
    });
  });

  it("gives whoever pressed the words for their administrator where the app may not delete", async () => {
    const open = invited();
    const outcome = { kind: "not-permitted", invitation: open, guest: id("g"), permission: "User.DeleteRestore.All" } as const;
    const by = actionCall({ data }).press.turn.person;
    const card = askToDeleteCard({ ...outcome, by, page: "https://entra.microsoft.com/#guest/g" }, texts);
    assert.deepEqual(await answerTo(outcome), { kind: "card", card });
  });

  it("says why nothing was taken back", async () => {
    assert.deepEqual(await answerTo({ kind: "accepted" }), message(texts.t("revoke.accepted")));
    assert.deepEqual(await answerTo({ kind: "too-fresh" }), message(texts.t("revoke.too-fresh")));
    assert.deepEqual(await answerTo({ kind: "no-state" }), message(texts.t("status.no-state-next")));
    const notYours = await answerTo({ kind: "not-yours", requester: person({ name: "Diego" }) });
    assert.deepEqual(notYours, message("Only Diego, who invited this partner, or an administrator can take the invitation back."));
    const refused = await answerTo({ kind: "refused", refusal: { kind: "sign-in-refused" } });
    assert.match(JSON.stringify(refused), /sign-in was not accepted/);
  });

  it("has the person sign in, once", async () => {
    assert.deepEqual(await answerTo({ kind: "sign-in-needed" }), { kind: "sign-in" });
    assert.deepEqual(await answerTo({ kind: "sign-in-needed" }, "jwt"), message(texts.t("error.sign-in-expired")));
  });

  it("asks for patience when it takes long, and has the card follow", async () => {
    const refreshed: string[] = [];
    const continuations = impatient();
    const flows = {
      revokeInvitation: async () => ({ kind: "accepted" }) as const,
      refreshCard: async (one: string) => void refreshed.push(one),
    };
    assert.deepEqual(await revokeConfirmed(actionCall({ data, flows, continuations })), message(texts.t("error.working")));
    await continuations.settle();
    assert.deepEqual(refreshed, [invitation]);
  });
});
