import assert from "node:assert/strict";
import sinon from "sinon";
import { permissionList } from "../../../../../sandbox/web/page/control/permission-list.js";
import type { RegistrationView } from "../../../../../sandbox/web/page/control/permission-list.js";
import { inBrowser } from "../in-browser.ts";

describe("permissionList", () => {
  inBrowser();

  it("has a box for each permission that is listed or granted, and takes away what is unticked", () => {
    const change = sinon.spy((_granted: RegistrationView["granted"]) => undefined);
    const asksFor = { delegated: ["User.Read", "Files.Read"], application: ["User.Read.All"] };
    const list = permissionList({ asksFor, granted: { delegated: ["User.Read", "Mail.Send"], application: ["User.Read.All"] } }, change);
    document.body.append(list);
    const boxes = [...list.querySelectorAll("input")];
    assert.deepEqual(
      boxes.map(({ name, value, checked }) => `${name} ${value} ${checked}`),
      ["delegated Files.Read false", "delegated Mail.Send true", "delegated User.Read true", "application User.Read.All true"],
    );
    boxes[2]?.click();
    assert.deepEqual(change.args, [[{ delegated: ["Mail.Send"], application: ["User.Read.All"] }]]);
  });
});
