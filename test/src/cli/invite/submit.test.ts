import assert from "node:assert/strict";
import { submissionOf, submit } from "../../../../src/cli/invite/submit.ts";
import { shellPlace } from "../../../../src/domain/shell-place.ts";
import type { RequestOutcome, Submission } from "../../../../src/flows/inviting/request.ts";
import { adele } from "../../../build/a-decision.ts";
import { id } from "../../../build/ids.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

const values = { email: "sam@fabrikam.com" };
const toConfirm = (next?: string): RequestOutcome => ({
  ...{ kind: "refused", refusal: { kind: "to-confirm", cautions: [{ kind: "contact-exists", name: "Sam" }] } },
  ...(next !== undefined && { next: id(next) }),
});

/** Submits to a flow that answers these, one after the other; the last one for ever. */
function submitting(...answers: readonly RequestOutcome[]) {
  const { shell, flows } = shellOnFakes(adele, { answer: true });
  const submitted: Submission[] = [];
  const requestInvitation = async (submission: Submission) => {
    submitted.push(submission);
    return answers[Math.min(submitted.length, answers.length) - 1] ?? assert.fail("no answer");
  };
  const asking = { by: adele, isSelf: true, flows: { ...flows, requestInvitation } };
  return { ended: submit(shell, asking, { values, overridePolicy: undefined }), submitted };
}

describe("submissionOf", () => {
  it("comes from the shell, with an id of its own, and with a reason only to set the policy aside", () => {
    const { flows } = shellOnFakes(adele);
    const asking = { by: adele, isSelf: true, flows };
    const [first, second] = [undefined, "They signed"].map((overridePolicy) => submissionOf(asking, { values, overridePolicy }));
    assert.deepEqual([first?.home, first?.confirmed, first && "override" in first], [{ conversation: shellPlace(adele.id) }, [], false]);
    assert.deepEqual(second?.override, { reason: "They signed" });
    assert.notEqual(first?.id, second.id);
  });
});

describe("submit", () => {
  it("asks once, and again with what was confirmed", async () => {
    const end = { kind: "silent" } as const;
    const { ended, submitted } = submitting(toConfirm(), end);
    assert.equal(await ended, end);
    assert.deepEqual(
      submitted.map(({ confirmed }) => confirmed),
      [[], ["contact-exists"]],
    );
    assert.equal(submitted[0]?.id, submitted[1]?.id);
  });

  it("takes the new id when the first one is used up", async () => {
    const { ended, submitted } = submitting(toConfirm("another-id"), { kind: "silent" });
    await ended;
    assert.equal(submitted[1]?.id, "another-id");
  });

  it("gives up when the cautions change for ever", async () => {
    const { ended, submitted } = submitting(toConfirm());
    await assert.rejects(ended, { exit: "failed", message: /changed again and again/ });
    assert.equal(submitted.length, 5);
  });
});
