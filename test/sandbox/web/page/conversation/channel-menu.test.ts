import assert from "node:assert/strict";
import sinon from "sinon";
import { channelMenu } from "../../../../../sandbox/web/page/conversation/channel-menu.js";
import { inBrowser } from "../in-browser.ts";
import { button, settled } from "../in-page.ts";

function menu(remove = async (): Promise<void> => {}) {
  const changes = { create: sinon.spy(async () => {}), rename: sinon.spy(async () => {}), remove: sinon.spy(remove) };
  document.body.append(channelMenu(changes));
  const field = document.querySelector("input");
  assert.ok(field);
  return { changes, field, said: () => document.querySelector("[role=status]")?.textContent };
}

describe("channelMenu", () => {
  inBrowser();

  it("creates and renames channels with the typed name", async () => {
    const { changes, field, said } = menu();
    field.value = " Fabrikam ";
    button("New channel of this name").click();
    button("Rename this channel").click();
    await settled();
    assert.deepEqual([changes.create.args, changes.rename.args, said()], [[[{ title: "Fabrikam" }]], [[{ title: "Fabrikam" }]], "Done."]);
  });

  it("asks for a name first", () => {
    const { changes } = menu();
    button("New channel of this name").click();
    assert.equal(changes.create.callCount, 0);
  });

  it("says why a channel can't be deleted", async () => {
    const { said } = menu(async () => {
      throw new Error("Only channels beside General can be changed");
    });
    button("Delete this channel").click();
    await settled();
    assert.equal(said(), "Only channels beside General can be changed");
  });
});
