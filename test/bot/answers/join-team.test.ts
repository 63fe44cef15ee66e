import assert from "node:assert/strict";
import { joinTeam } from "../../../bot/answers/join-team.ts";
import { invited } from "../../build/in-state.ts";
import { at, id } from "../../build/ids.ts";
import { actionCall } from "../../fakes/action-call.ts";

const team = { groupId: "group", name: "Contoso Partners", stage: "wanted", since: at("10:00") } as const;

describe("joinTeam", () => {
  it("lets the partner of an invitation that has gone out join the planned team, and goes on meanwhile", async () => {
    const asked: unknown[] = [];
    const call = actionCall({ token: "sso", flows: { addInvited: async (input) => void asked.push(input) } });
    const invitation = invited({ team });
    joinTeam(call, { kind: "invited", invitation });
    assert.deepEqual(asked, [{ id: invitation.id, by: call.press.turn.person, ssoToken: "sso" }]);
    assert.equal(call.carried.length, 1);
  });

  it("goes on also where only a wrong address is replaced", () => {
    const call = actionCall({ flows: { addInvited: async () => undefined } });
    joinTeam(call, { kind: "invited", invitation: invited({ replaces: id("mistaken") }) });
    assert.equal(call.carried.length, 1);
  });

  for (const outcome of [
    { kind: "invited", invitation: invited() },
    { kind: "queued", invitation: invited({ team }) },
    { kind: "refused" },
  ]) {
    it(`does nothing when there is nothing to join: ${JSON.stringify(outcome).slice(0, 40)}`, () => {
      const call = actionCall();
      joinTeam(call, outcome);
      assert.deepEqual(call.carried, []);
    });
  }
});
