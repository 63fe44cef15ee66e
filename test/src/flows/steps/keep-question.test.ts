import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { dropQuestion, keepQuestion } from "../../../../src/flows/steps/keep-question.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn, keep } from "../../../fakes/kept-in.ts";

const by = { by: id("megan"), name: "Megan Bowen", at: at("10:00") };
const question = { kind: "question", ...by, text: "Until when?" } as const;
const notice = { conversation: id("a:adele"), message: id("1700000000011"), remark: 0 } as const;

const asking = async ({ store }: FakeOutside, request: Invitation) => (await store.invitations.find(request.id))?.approval?.questions;

describe("keepQuestion", () => {
  it("keeps each message that asks, until it is dropped", async () => {
    const outside = fakeOutside();
    const request = awaiting({}, { remarks: [question] });
    await keep(outside, request);
    const second = { ...notice, message: id("1700000000012") } as const;
    await keepQuestion(outside.ports, request.id, notice);
    await keepQuestion(outside.ports, request.id, second);
    assert.deepEqual(await asking(outside, request), [notice, second]);
    assert.deepEqual(jobsIn(outside), []);
    for (const one of [notice, second]) await dropQuestion(outside.ports, request.id, one);
    assert.equal(await asking(outside, request), undefined);
  });

  it("lets the message stop asking if the question was answered while it was posted", async () => {
    const outside = fakeOutside();
    const request = awaiting({}, { remarks: [question, { kind: "answer", ...by, text: "May." }] });
    await keep(outside, request);
    await keepQuestion(outside.ports, request.id, notice);
    assert.deepEqual(jobsIn(outside), [{ kind: "settle-questions", invitation: request.id, due: at("10:00") }]);
  });

  it("reads an invitation again that was changed at the same moment", async () => {
    const outside = fakeOutside();
    const request = awaiting({}, { remarks: [question] });
    await keep(outside, request);
    const { invitations } = outside.ports;
    const find = invitations.find.bind(invitations);
    let isStale = true;
    const ports = {
      ...outside.ports,
      invitations: {
        ...invitations,
        commit: invitations.commit.bind(invitations),
        find: async (one: Invitation["id"]) => {
          const found = await find(one);
          if (!isStale || !found) return found;
          isStale = false;
          return { ...found, version: found.version - 1 };
        },
      },
    };
    await keepQuestion(ports, request.id, notice);
    assert.deepEqual(await asking(outside, request), [notice]);
  });
});
