import assert from "node:assert/strict";
import { enterToAct, pressOn } from "../../../../src/cli/who/enter-to-act.ts";
import { shellPlace } from "../../../../src/domain/shell-place.ts";
import { adele } from "../../../build/a-decision.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { shellOnFakes } from "../shell-on-fakes.ts";

function entering(...given: Parameters<typeof shellOnFakes>) {
  const made = shellOnFakes(...given);
  made.outside.directory.types.set(adele.id, "Member");
  return made;
}

describe("enterToAct", () => {
  it("is the person who signed in, with a clean name and Entra's id for mentions", async () => {
    const { shell, said } = entering({ id: adele.id, name: "  Adele\u202e Vance " });
    const { by, looker } = await enterToAct(shell, "decide");
    assert.deepEqual([by.id, by.teamsId, by.name], [adele.id, adele.id, "Adele Vance"]);
    assert.deepEqual([looker, said], [{ id: adele.id, seesAll: false }, []]);
  });

  it("says that cards wait while no bot runs, unless nothing is done", async () => {
    const { shell, said } = entering(adele, { isBotRunning: false });
    await enterToAct(shell, "decide");
    assert.deepEqual(said, ["No bot runs on this database: cards, notices and jobs wait until one does."]);
    const foreseen = entering(adele, { isBotRunning: false, common: { whatIf: true } });
    await enterToAct(foreseen.shell, "decide");
    assert.deepEqual(foreseen.said, []);
  });

  it("refuses the app, before anything is opened", async () => {
    const { shell } = entering(adele, { common: { signIn: "app" } });
    const unopened = { ...shell, commandLine: async () => assert.fail("the store was opened") };
    await assert.rejects(enterToAct(unopened, "decide"), { exit: "usage", message: "The app isn't a person, so it can't decide." });
  });
});

describe("pressOn", () => {
  it("comes from the shell; an administrator's as if from where the invitation began", async () => {
    const acting = await enterToAct(entering(adele).shell, "decide");
    const invitation = anInvitation();
    const { id, by, conversation } = pressOn(invitation, acting);
    assert.deepEqual([id, by, conversation], [invitation.id, acting.by, shellPlace(adele.id)]);
    const asAdmin = { ...acting, looker: { ...acting.looker, seesAll: true } };
    assert.equal(pressOn(invitation, asAdmin).conversation, invitation.home.conversation);
  });
});
