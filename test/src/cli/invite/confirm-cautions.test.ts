import assert from "node:assert/strict";
import { confirmCautions } from "../../../../src/cli/invite/confirm-cautions.ts";
import type { Caution } from "../../../../src/domain/caution.ts";
import { adele } from "../../../build/a-decision.ts";
import { aSubmission } from "../../../build/a-submission.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

const contact: Caution = { kind: "contact-exists", name: "Sam" };
const needsApproval: Caution = { kind: "needs-approval", why: "policy", approvers: "Contoso Partners" };

describe("confirmCautions", () => {
  it("says them, asks once, and keeps what was confirmed before", async () => {
    const { shell, said, asked } = shellOnFakes(adele, { answer: true });
    const submission = aSubmission({ confirmed: ["language-unused", "contact-exists"] });
    const confirmed = await confirmCautions(shell, submission, [contact]);
    assert.deepEqual(confirmed, { ...submission, confirmed: ["language-unused", "contact-exists"] });
    assert.deepEqual([said.length, asked], [1, [{ text: "Send it as it is?" }]]);
  });

  it("asks for approval with the justification that was given, and holds on to the approvers that it named", async () => {
    const { shell, asked } = shellOnFakes(adele, { answer: true });
    const submission = aSubmission({ values: { justification: "Spring campaign" } });
    const { asks, values } = await confirmCautions(shell, submission, [contact, needsApproval]);
    assert.deepEqual([asks, asked], [{ why: "policy", approvers: "Contoso Partners" }, [{ text: "Ask for approval?" }]]);
    assert.equal(values.justification, "Spring campaign");
  });

  it("asks on the terminal for a justification that is missing", async () => {
    const { shell, keys } = shellOnFakes(adele, { answer: true });
    const confirming = confirmCautions(shell, aSubmission(), [needsApproval]);
    keys.write("A workshop\n");
    assert.equal((await confirming).values.justification, "A workshop");
  });

  it("sends nothing when the answer is no", async () => {
    const { shell } = shellOnFakes(adele, { answer: false });
    await assert.rejects(confirmCautions(shell, aSubmission(), [contact]), { exit: "usage", message: "Nothing was sent." });
  });

  it("sends nothing where nobody can answer, and says what there was to confirm", async () => {
    const { shell } = shellOnFakes(adele);
    await assert.rejects(confirmCautions(shell, aSubmission(), [contact]), { exit: "usage", message: /Sam/ });
  });

  it("takes --yes for an answer, but not for a justification", async () => {
    const { shell, asked } = shellOnFakes(adele, { common: { yes: true } });
    const { confirmed } = await confirmCautions(shell, aSubmission(), [contact]);
    assert.deepEqual([confirmed, asked.length], [["contact-exists"], 1]);
    await assert.rejects(confirmCautions(shell, aSubmission(), [needsApproval]), { exit: "usage", fix: "Say it with --justification." });
  });
});
