import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { recordAcceptance } from "../../../../src/flows/following/record-acceptance.ts";
import type { Ports } from "../../../../src/ports/ports.ts";
import { aColleague, aFollower } from "../../../build/a-follower.ts";
import { aSubscription } from "../../../build/a-subscription.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { diesIn } from "../../../fakes/crashing-ports.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";
import { follow, keep } from "../../../fakes/kept-in.ts";
import { letTimePass } from "../../../fakes/run-due-jobs.ts";

const acceptance = { guest: id("guest-1"), path: "delta", since: null } as const;
const minutes = 60_000;

/** An invitation of a team that asked for announcements, which two others follow. */
async function world(): Promise<{ readonly outside: FakeOutside; readonly open: Invitation }> {
  const outside = fakeOutside();
  const open = invited();
  await keep(outside, open);
  await follow(outside, aFollower({ invitation: open.id }), aColleague({ invitation: open.id }));
  await outside.ports.conversations.remember(conversationReference({ id: open.home.conversation }));
  await outside.ports.announcements.subscribe(aSubscription());
  return { outside, open };
}

/** Records the acceptance and runs what follows; as a process does after it was started again. */
async function go(ports: Ports, outside: FakeOutside): Promise<void> {
  await recordAcceptance(ports, acceptance);
  await letTimePass({ ...ports, clock: outside.clock }, minutes / 12);
}

describe("a process that dies while an acceptance is told", () => {
  it("at any call leaves nobody untold, and tells nobody twice but for the message it died over", async () => {
    for (const when of ["before", "after"] as const) {
      let died = true;
      for (let call = 0; died; call++) {
        const { outside } = await world();
        died = await diesIn(outside.ports, { call, when }, (ports) => go(ports, outside));
        await recordAcceptance(outside.ports, acceptance);
        await letTimePass({ ...outside.ports, clock: outside.clock }, 5 * minutes);
        const hearers = outside.notifier.said.filter(({ what }) => what === "accepted").map(({ to }) => to ?? "requester");
        assert.deepEqual(new Set(hearers), new Set(["requester", "person-megan", "person-grady"]), `died ${when} call ${call}`);
        assert.ok(hearers.length <= (died ? 4 : 3), `${hearers.join()} after dying ${when} call ${call}`);
        const announced = outside.notifier.announced.length;
        assert.ok(announced >= 1 && announced <= (died ? 2 : 1), `${announced} announcements after dying ${when} call ${call}`);
      }
    }
  });
});
