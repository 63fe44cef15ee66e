import assert from "node:assert/strict";
import { stopCard, stopData } from "../../../src/cards/stop.ts";
import type { StopAttempt, StopNews } from "../../../src/domain/pace/stop-standing.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { at } from "../../build/ids.ts";
import { parseCard } from "./parse-card.ts";

const texts = textsFor("en", "Europe/Paris");
const stopped = { kind: "stopped", refusedAt: at("10:00:07"), remoteId: "request-1" } as const;
const news: StopNews = { standing: stopped, tenantId: "8b7f5a52", inviteAs: "app" };

const shown = (given: Partial<StopNews> = {}) => parseCard(stopCard({ ...news, ...given }, texts)).element.textContent;
const tried = (attempt: Partial<StopAttempt>) =>
  stopData({ ...news, standing: { ...stopped, attempt: { name: "Megan Bowen", at: at("10:32"), outcome: "failed", ...attempt } } }, texts)
    .attempt;

describe("stopCard", () => {
  it("has what Microsoft's support asks for, with the time in UTC whatever the reader's zone", () => {
    assert.deepEqual(stopData(news, texts).facts, [
      { title: "Tenant ID", value: "8b7f5a52" },
      { title: "Request ID", value: "request-1" },
      { title: "Time (UTC)", value: "2026-11-20T10:00:07Z" },
    ]);
    const { remoteId: _, ...nameless } = stopped;
    assert.deepEqual(
      stopData({ ...news, standing: nameless }, texts).facts.map(({ title }) => title),
      ["Tenant ID", "Time (UTC)"],
    );
  });

  it("says what becomes of invitations meanwhile, and what the button does, by who invites", () => {
    assert.match(shown(), /it waits, and goes out by itself/);
    assert.match(shown(), /The invitation that has waited longest goes out/);
    assert.match(shown({ inviteAs: "user" }), /their form keeps what they typed/);
    assert.match(shown({ inviteAs: "user" }), /in their own name/);
  });

  it("offers to try one again, with a press that carries nothing", () => {
    assert.deepEqual(stopCard(news, texts)["actions"], [
      { type: "Action.Execute", title: "Try one again", verb: "try-one", associatedInputs: "none", data: {}, fallback: "drop" },
    ]);
  });

  it("names who tried, when, and with which outcome", () => {
    const time = texts.formatDateTime(at("10:32"));
    assert.equal(tried({}), `Megan Bowen tried one, ${time}. Microsoft still refuses.`);
    assert.match(tried({ outcome: "next" }) ?? "", /The next invitation that is sent goes to Microsoft/);
    assert.match(tried({ outcome: "under-way" }) ?? "", /on its way/);
    assert.match(tried({ outcome: "unclear" }) ?? "", /Please try another/);
    const nobody = stopData({ ...news, standing: { ...stopped, attempt: { at: at("10:32"), outcome: "failed" } } }, texts);
    assert.match(nobody.attempt ?? "", /^a colleague tried one/);
  });

  it("names the zone of that time once, and none where there is no such time", () => {
    const attempt = { name: "Megan Bowen", at: at("10:32"), outcome: "failed" } as const;
    assert.equal(shown({ standing: { ...stopped, attempt } }).split(texts.zoneName()).length, 2);
    assert.ok(!shown().includes(texts.zoneName()));
  });

  it("shows no hostile name as it is", () => {
    assert.doesNotMatch(tried({ name: "[click](https://evil.example)" }) ?? "", /\]\(https/);
  });

  it("says when it is over, without a button", () => {
    const card = stopCard({ ...news, standing: { kind: "over" } }, texts);
    assert.match(parseCard(card).element.textContent, /Microsoft takes invitations again.*half the pace for 24 hours/);
    assert.deepEqual(card["actions"], []);
  });
});
