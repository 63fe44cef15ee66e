import assert from "node:assert/strict";
import sinon from "sinon";
import { createTeamsApi } from "../../../../../sandbox/web/page/api/api.js";
import { messageActions } from "../../../../../sandbox/web/page/api/message-actions.js";
import { message } from "../views.ts";

describe("messageActions", () => {
  afterEach(() => sinon.restore());

  /** The requests of the page to its server. */
  function asked() {
    const fetched = sinon.stub(globalThis, "fetch").callsFake(async () => new Response("[]"));
    const calls = (): unknown[] =>
      fetched.args.map(([path, options]) => [options?.method, path, typeof options?.body === "string" ? JSON.parse(options.body) : null]);
    return { actions: messageActions(createTeamsApi("adele")), calls };
  }
  const place = { conversation: "a:1chat", message: "1" };
  const root = "/api/as/adele";

  it("sends the server presses, submits, refreshes and codes, with their message", async () => {
    const { actions, calls } = asked();
    const action = { id: null, verb: "go", data: {} };
    await actions.press(message(), action);
    await actions.press(message(), action, { addApp: "add" });
    await actions.submit(message(), { a: 1 });
    await actions.refresh(message());
    await actions.verify(message(), "123456");
    assert.deepEqual(calls(), [
      ["POST", `${root}/actions`, { ...place, action }],
      ["POST", `${root}/actions`, { ...place, action, addApp: "add" }],
      ["POST", `${root}/submits`, { ...place, data: { a: 1 } }],
      ["POST", `${root}/refresh`, place],
      ["POST", `${root}/verify-state`, { ...place, state: "123456" }],
    ]);
  });

  it("searches the organization's people, those of the conversation, and the bot's own datasets", async () => {
    const { actions, calls } = asked();
    await actions.search(message(), "graph.microsoft.com/users", "me b");
    await actions.search(message(), "graph.microsoft.com/users?scope=currentContext", "me");
    await actions.search(message(), "cities", "pa");
    assert.deepEqual(calls(), [
      ["GET", `${root}/people?q=me+b`, null],
      ["GET", `${root}/people?q=me&conversation=a%3A1chat`, null],
      ["POST", `${root}/search`, { ...place, dataset: "cities", queryText: "pa" }],
    ]);
  });
});
