import assert from "node:assert/strict";
import { lateContent } from "../../bot/late-content.ts";
import type { Answer } from "../../bot/answer.ts";
import { id } from "../build/ids.ts";
import { texts } from "../fakes/action-call.ts";

const card = { type: "AdaptiveCard", version: "1.5" } as const;
const invitation = { kind: "invitation", id: id("invitation") } as const;
const expired = { kind: "line", line: texts.t("error.sign-in-expired") };

describe("lateContent", () => {
  for (const [answer, content] of [
    [
      { kind: "card", card, shows: invitation },
      { kind: "state", card },
    ],
    [
      { kind: "card", card, shows: { ...invitation, note: "Megan was first." } },
      { kind: "state", card, line: "Megan was first." },
    ],
    [
      { kind: "card", card, shows: { kind: "form" } },
      { kind: "form", card },
    ],
    [
      { kind: "card", card },
      { kind: "own", card },
    ],
    [
      { kind: "message", text: "No mail went out." },
      { kind: "line", line: "No mail went out." },
    ],
    [
      { kind: "error", status: 400, text: "Unknown." },
      { kind: "line", line: "Unknown." },
    ],
    [{ kind: "sign-in" }, expired],
    [{ kind: "wrong-code" }, expired],
  ] as const satisfies readonly (readonly [Answer, unknown])[]) {
    it(`shows ${JSON.stringify(answer)} as ${content.kind}`, () => {
      assert.deepEqual(lateContent(answer, texts), content);
    });
  }
});
