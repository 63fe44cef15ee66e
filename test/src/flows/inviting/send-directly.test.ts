import assert from "node:assert/strict";
import type { Send } from "../../../../src/domain/verdict.ts";
import { sendDirectly } from "../../../../src/flows/inviting/send-directly.ts";
import { aPreflight } from "../../../build/a-preflight.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { requestFacts } from "../../../build/request-facts.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const requested = anInvitation({ email: "sam@fabrikam.com", options: { redirectUrl: "https://x.example", sendMail: true, message: "Hi" } });
const { requester } = requested;
const asPerson = { kind: "person", id: requester.id, accessToken: "token" } as const;
const allowed: Send = { kind: "send", cautions: [], unsure: [] };

async function aWorld(): Promise<FakeOutside> {
  const outside = fakeOutside();
  await keep(outside, requested);
  return outside;
}

interface Given {
  readonly verdict?: Partial<Send>;
  readonly existing?: "none" | "not-checked";
  readonly asApp?: boolean;
}

function send({ ports }: FakeOutside, { verdict, existing = "none", asApp = false }: Given = {}) {
  const acting = { kind: "signed-in", actor: asApp ? ({ kind: "app" } as const) : asPerson } as const;
  const facts = requestFacts({ preflight: aPreflight({ existing }) });
  const press = { ssoToken: "sso", confirmed: [], justification: undefined };
  return sendDirectly(ports, { requested, acting, facts, press }, { ...allowed, ...verdict });
}

const eventsOf = ({ store }: FakeOutside) => store.events().map(({ what, by, detail }) => [what, by, detail]);

describe("sendDirectly", () => {
  it("records the rule that allows the request, before the mail goes out", async () => {
    const outside = await aWorld();
    const outcome = await send(outside, { verdict: { rule: "Partners" } });
    assert.equal(outcome.kind === "invited" && outcome.invitation.allowedBy, "Partners");
    assert.deepEqual(eventsOf(outside), [
      ["allowed-by-rule", requester.id, "Partners"],
      ["sending", undefined, undefined],
      ["sent", requester.id, undefined],
    ]);
    assert.deepEqual(jobsIn(outside)[0], { kind: "resolve-sending", invitation: requested.id, due: at("10:00:35") });
  });

  it("records no rule where the policy's default allows it", async () => {
    const outside = await aWorld();
    const outcome = await send(outside);
    assert.ok(outcome.kind === "invited" && !("allowedBy" in outcome.invitation));
    assert.deepEqual(
      eventsOf(outside).map(([what]) => what),
      ["sending", "sent"],
    );
  });

  it("leaves out a message that Graph would leave out", async () => {
    const outside = await aWorld();
    await send(outside, { verdict: { cautions: [{ kind: "message-unused-no-mailbox" }] } });
    assert.deepEqual(
      outside.directory.invited.map(({ request }) => request.message),
      [undefined],
    );
  });

  for (const [existing, createdGuest] of [
    ["none", true],
    ["not-checked", false],
  ] as const) {
    it(`says whether the invitation created the guest when an existing one was ${existing}: ${createdGuest}`, async () => {
      const outcome = await send(await aWorld(), { existing });
      assert.equal(outcome.kind === "invited" && outcome.invitation.createdGuest, createdGuest);
    });
  }

  for (const [who, asApp] of [
    ["a person", false],
    ["the app", true],
  ] as const) {
    it(`updates the card after ${who} may not invite only if the form doesn't come back`, async () => {
      const outside = await aWorld();
      outside.directory.nextInvite = { kind: "refused", reason: "invitations-not-allowed" };
      assert.equal((await send(outside, { asApp })).kind, "failed");
      assert.equal(
        outside.store.storedJobs().some(({ task }) => task.kind === "update-card"),
        asApp,
      );
    });
  }

  it("sends nothing when the same form was sent already", async () => {
    const twin = invited({ id: id(requested.id), version: 2 });
    const outside = await aWorld();
    await keep(outside, twin);
    assert.deepEqual(await send(outside), { kind: "already-submitted", invitation: twin });
    assert.deepEqual(outside.directory.invited, []);
  });
});
