import assert from "node:assert/strict";
import { bindCommandLineFlows } from "../../../src/flows/command-line-flows.ts";
import { adele, diego } from "../../build/a-decision.ts";
import { id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { fakeOutside } from "../../fakes/fake-outside.ts";
import { keep } from "../../fakes/kept-in.ts";

const elsewhere = id("19:elsewhere@thread.tacv2");

describe("the flows of the command line", () => {
  it("hide an invitation from those who don't see it, whatever they want to do with it", async () => {
    const outside = fakeOutside();
    const flows = bindCommandLineFlows(outside.ports);
    const open = invited({ requester: adele });
    await keep(outside, open);
    const press = { id: open.id, by: diego, conversation: elsewhere, ssoToken: "", confirmed: [] };
    for (const flow of [flows.resendInvitation, flows.askToRevoke, flows.revokeInvitation]) {
      assert.deepEqual(await flow(press as never), { kind: "unknown-invitation" });
    }
    assert.deepEqual(await outside.store.invitations.find(open.id), open);
  });

  it("have the bot's clock, whose waits end early", async () => {
    const { ports, clock } = fakeOutside();
    const flows = bindCommandLineFlows(ports);
    assert.equal(flows.now(), clock.now());
    assert.notEqual(flows.newInvitationId(), flows.newInvitationId());
    const stop = new AbortController();
    const waited = flows.wait(60_000, stop.signal);
    stop.abort();
    await assert.rejects(waited);
    assert.equal(clock.waiting, 0);
  });

  it("find what was just asked for", async () => {
    const outside = fakeOutside();
    const open = invited();
    await keep(outside, open);
    assert.deepEqual(await bindCommandLineFlows(outside.ports).findAsked(open.id), open);
  });

  it("make failed jobs due now", async () => {
    const { ports, clock } = fakeOutside();
    const asked: unknown[] = [];
    ports.jobRecords.retry = async (...given) => {
      asked.push(given);
      return 1;
    };
    assert.equal(await bindCommandLineFlows(ports).retryJobs([7]), 1);
    assert.deepEqual(asked, [[[7], clock.now()]]);
  });
});
