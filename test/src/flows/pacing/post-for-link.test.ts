import assert from "node:assert/strict";
import { postForLink } from "../../../../src/flows/pacing/post-for-link.ts";
import { at } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { jobsIn } from "../../../fakes/kept-in.ts";

const actor = { kind: "app" } as const;
const request = { email: "sam@fabrikam.com", redirectUrl: "https://x.example" };

describe("postForLink", () => {
  it("asks without a mail, and isn't counted", async () => {
    const { ports, directory } = fakeOutside();
    assert.equal((await postForLink(ports, actor, request)).kind, "sent");
    assert.deepEqual(directory.invited, [{ actor, request: { ...request, sendMail: false } }]);
    assert.deepEqual(await ports.posts.read(), { gate: { kind: "open" }, posts: [] });
  });

  it("stops everything when Microsoft has blocked the tenant, asks nothing more, and has administrators told", async () => {
    const outside = fakeOutside();
    const { ports, directory, log } = outside;
    directory.nextInvite = { kind: "refused", reason: "tenant-blocked", remoteId: "graph-1" };
    assert.equal((await postForLink(ports, actor, request)).kind, "refused");
    assert.deepEqual((await ports.posts.read()).gate, { kind: "stopped", since: at("10:00"), remoteId: "graph-1" });
    assert.deepEqual(await postForLink(ports, actor, request), { kind: "stopped" });
    assert.deepEqual([directory.invited.length, log.codes], [1, ["invitations-stopped"]]);
    assert.deepEqual(jobsIn(outside), [{ kind: "watch-gate", due: at("10:00") }]);
  });

  it("stops nothing after another refusal", async () => {
    const { ports, directory } = fakeOutside();
    directory.nextInvite = { kind: "refused", reason: "permission-missing" };
    assert.equal((await postForLink(ports, actor, request)).kind, "refused");
    assert.equal((await ports.posts.read()).gate.kind, "open");
  });
});
