import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import type { ErrorCode } from "../../../../src/errors.ts";
import { orWithoutMentions } from "../../../../src/flows/telling/or-without-mentions.ts";
import type { Mentioned } from "../../../../src/ports/approvals-channel.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const request = awaiting();
const sent = { kind: "sent", activity: undefined } as const;
const nobodyElse: Mentioned = { people: [] };

/** A send that Teams refuses at first, and the mentions of each try. */
function refusing(code: ErrorCode) {
  const tries: (Mentioned | undefined)[] = [];
  const send = async (mentioned: Mentioned | undefined) => {
    tries.push(mentioned);
    if (tries.length === 1) throw new GuestlistError(code, "no");
    return sent;
  };
  return { tries, send };
}

describe("orWithoutMentions", () => {
  it("sends once more without mentions when Teams refuses the message", async () => {
    const { ports, log } = fakeOutside();
    const { tries, send } = refusing("teams-refused");
    assert.deepEqual(await orWithoutMentions(ports, request, nobodyElse, send), sent);
    assert.deepEqual([tries, log.codes], [[nobodyElse, undefined], ["approvers-not-mentioned"]]);
  });

  for (const [what, code, mentioned] of [
    ["a message that mentioned nobody", "teams-refused", undefined],
    ["an outage", "teams-unavailable", nobodyElse],
  ] as const) {
    it(`doesn't send again after ${what}`, async () => {
      const { ports, log } = fakeOutside();
      const { tries, send } = refusing(code);
      await assert.rejects(orWithoutMentions(ports, request, mentioned, send), { code });
      assert.deepEqual([tries, log.codes], [[mentioned], []]);
    });
  }
});
