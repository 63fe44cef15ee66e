import assert from "node:assert/strict";
import { MessageFactory } from "botbuilder";
import { editIn, speakIn } from "../../../../src/adapters/teams/speak-in.ts";
import type { SpeakOptions } from "../../../../src/adapters/teams/speak-in.ts";
import { id } from "../../../build/ids.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const thread = id("19:general@thread.tacv2;messageid=1700000000001");
const posted = { status: 201, body: { id: "1700000000009" } };
const error = (status: number, code: string) => ({ status, body: { error: { code, message: "of sam@fabrikam.com" } } });
const words = MessageFactory.text("Hello");
const sayHello = (options: SpeakOptions) => speakIn(options, thread, () => words);
const editMessage = (options: SpeakOptions) => editIn(options, thread, id("1700000000002"), () => words);

describe("ConnectorClients", () => {
  const under = notifierUnderTest(thread);
  const { speaking, asked } = under;
  afterEach(() => under.close());

  it("never repeat a post after 500: it may have been delivered", async () => {
    const options = await speaking(error(500, "ServiceError"), posted);
    await assert.rejects(sayHello(options), { code: "outcome-unknown", status: 500 });
    assert.equal(asked().length, 1);
  });

  it("repeat an edit after 500, which does no harm", async () => {
    const options = await speaking(error(500, "ServiceError"), posted);
    assert.equal((await editMessage(options)).kind, "sent");
    assert.equal(asked().length, 2);
  });

  it("wait and post again after 429, by the one policy", async () => {
    const options = await speaking({ ...error(429, "Throttled"), headers: { "retry-after": "0" } }, posted);
    assert.equal((await sayHello(options)).kind, "sent");
    assert.equal(asked().length, 2);
  });

  it("leave a long wait to the job", async () => {
    const options = await speaking({ ...error(429, "Throttled"), headers: { "retry-after": "60" } });
    await assert.rejects(editMessage(options), { code: "throttled", retryAfter: 60 });
    assert.equal(asked().length, 1);
  });
});
