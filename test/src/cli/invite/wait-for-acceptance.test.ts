import assert from "node:assert/strict";
import { waitForAcceptance } from "../../../../src/cli/invite/wait-for-acceptance.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { adele } from "../../../build/a-decision.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

const email = "sam@fabrikam.com";
const open = invited({ email });

/** Waits on a store that shows these, one after the other; the last one for ever. */
function waiting(longestMs: number, ...shown: readonly (Invitation | undefined)[]) {
  const { shell, flows, outside, said, stop } = shellOnFakes(adele);
  let looks = 0;
  const findAsked = async () => shown[Math.min((looks += 1), shown.length) - 1];
  const ended = waitForAcceptance(shell, { by: adele, isSelf: true, flows: { ...flows, findAsked } }, open, longestMs).catch(
    (error: unknown) => error,
  );
  return { ended, clock: outside.clock, said, stop, looks: () => looks };
}

describe("waitForAcceptance", () => {
  it("looks once a second until the partner has accepted", async () => {
    const { ended, clock, said, looks } = waiting(60_000, open, open, accepted({ email }));
    await clock.advance(2_000);
    assert.deepEqual([await ended, looks()], ["done", 3]);
    assert.deepEqual(said, [`Waiting for ${email} to accept (0 s)`, `Waiting for ${email} to accept (1 s)`, `${email} has accepted.`]);
  });

  it("ends when the time is over, however short", async () => {
    for (const [longest, looked] of [
      [3_000, 4],
      [500, 2],
      [0, 1],
    ] as const) {
      const { ended, clock, looks } = waiting(longest, open);
      await clock.advance(60_000);
      const error = await ended;
      assert.ok(error instanceof Error && "exit" in error);
      assert.deepEqual([error.exit, error.message, looks()], ["failed", `${email} hasn't accepted yet.`, looked]);
    }
  });

  it("ends at once with Ctrl+C", async () => {
    const { ended, clock, stop, looks } = waiting(60_000, open);
    await clock.advance(0);
    stop.abort();
    const error = await ended;
    assert.ok(error instanceof Error && "exit" in error);
    assert.deepEqual([error.exit, looks(), clock.waiting], ["interrupted", 1, 0]);
  });

  const state = (kind: "rejected" | "withdrawn" | "lapsed") => anInvitation({ email, state: { kind, since: at("10:00") } });
  const guestId = id("guest-1");
  for (const [end, exit, words] of [
    [state("rejected"), "refused", `The request for ${email} was rejected, so nothing was sent.`],
    [state("withdrawn"), "refused", `The request for ${email} was withdrawn, so nothing was sent.`],
    [state("lapsed"), "refused", `The request for ${email} was not decided in time, so nothing was sent.`],
    [
      anInvitation({ email, state: { kind: "removed", since: at("10:00"), guestId } }),
      "failed",
      `${email} was removed from the directory before they accepted.`,
    ],
    [
      anInvitation({ email, state: { kind: "revoked", since: at("10:00"), guestId, why: "asked" } }),
      "failed",
      `${email} was taken back before they accepted.`,
    ],
    [undefined, "failed", `The invitation of ${email} isn't there any more.`],
  ] as const) {
    it(`ends: ${words}`, async () => {
      const error = await waiting(60_000, end).ended;
      assert.ok(error instanceof Error && "exit" in error);
      assert.deepEqual([error.exit, error.message], [exit, words]);
    });
  }

  it("ends with the reason of a request that was not sent", async () => {
    const error = await waiting(60_000, failed("group-address", { email })).ended;
    assert.ok(error instanceof Error && "exit" in error);
    assert.equal(error.exit, "refused-by-microsoft");
  });
});
