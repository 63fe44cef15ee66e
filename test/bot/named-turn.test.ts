import assert from "node:assert/strict";
import { namedTurn } from "../../bot/named-turn.ts";
import { readTurn } from "../../bot/turn.ts";
import { message, teamsIds } from "../build/activities.ts";
import { texts } from "../fakes/action-call.ts";
import { stubFlows } from "../fakes/stub-flows.ts";

const turnOf = (name: string) => readTurn(message({ from: { id: "29:adele", aadObjectId: teamsIds.adele, name } })) ?? assert.fail();
const namedBy = (name: string | undefined) => stubFlows({ namePerson: async (_, token) => name && `${name} ${token}` });

describe("namedTurn", () => {
  it("asks nobody for a name that Teams gives", async () => {
    const turn = turnOf("Adele");
    assert.equal(await namedTurn(turn, stubFlows(), texts, undefined), turn);
  });

  for (const name of ["", "  ", "\u200b", "<>&*"]) {
    it(`finds a name instead of ${JSON.stringify(name)}, and changes nothing else`, async () => {
      const turn = turnOf(name);
      const named = { ...turn, person: { ...turn.person, name: "Adele token" } };
      assert.deepEqual(await namedTurn(turn, namedBy("Adele"), texts, "token"), named);
    });
  }

  for (const found of [undefined, ""]) {
    it(`has a word for a person whose name is ${JSON.stringify(found)} everywhere`, async () => {
      assert.equal((await namedTurn(turnOf(""), namedBy(found), texts, undefined)).person.name, "a colleague");
    });
  }
});
