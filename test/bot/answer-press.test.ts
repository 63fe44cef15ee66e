import assert from "node:assert/strict";
import { GuestlistBot } from "../../bot/bot.ts";
import { GuestlistError } from "../../src/errors.ts";
import { cardAction } from "../build/activities.ts";
import { patient } from "../fakes/action-call.ts";
import { heardInTurn } from "../fakes/heard-in-turn.ts";
import { RecordingLog } from "../fakes/recording-log.ts";
import { stubFlows } from "../fakes/stub-flows.ts";

describe("A press after a sign-in by button", () => {
  const data = { invitation: "44444444-4444-4444-8444-444444444444" };

  /** Presses with this code, where the token service gives this token for it. */
  async function press(state: string, token: string | undefined) {
    const handed: unknown[] = [];
    const flows = stubFlows({
      admitPerson: async () => "admitted",
      rememberConversation: async () => {},
      retryInvitation: async ({ ssoToken }) => (handed.push(ssoToken), { kind: "unknown-invitation" }),
      redeemSignInCode: async ({ teamsId }, given) => (handed.push([teamsId, given]), token),
    });
    const bot = new GuestlistBot({ flows, continuations: patient, log: new RecordingLog() });
    const activity = cardAction({ verb: "retry", data });
    const answers = await heardInTurn(bot, { ...activity, value: { ...Object(activity.value), state } });
    return { handed, answers };
  }

  it("acts with the token that the code stands for", async () => {
    const { handed } = await press("123456", "jwt");
    assert.deepEqual(handed, [["29:adele", "123456"], "jwt"]);
  });

  it("lets Teams ask again when the code is wrong", async () => {
    const body = { statusCode: 401, type: "application/vnd.microsoft.error.invalidAuthCode", value: null };
    assert.deepEqual(await press("654321", undefined), { handed: [["29:adele", "654321"]], answers: [{ status: 200, body }] });
  });
});

describe("A press of somebody whom Graph wants to know anew", () => {
  const data = { invitation: "44444444-4444-4444-8444-444444444444" };

  it("is answered with the way to sign in", async () => {
    const signInUrl = "https://guestlist.example/sign-in?ticket=t";
    const flows = stubFlows({
      retryInvitation: async () => Promise.reject(new GuestlistError("sign-in-challenged", "challenged")),
      strongAuthNeeded: async () => ({ kind: "strong-auth-needed", signInUrl }),
    });
    const bot = new GuestlistBot({ flows, continuations: patient, log: new RecordingLog() });
    const [answer] = await heardInTurn(bot, cardAction({ verb: "retry", data, token: "jwt" }));
    assert.ok(JSON.stringify(answer).includes(signInUrl));
  });

  it("fails like any other when something else went wrong", async () => {
    const flows = stubFlows({ retryInvitation: async () => Promise.reject(new Error("lost")) });
    const bot = new GuestlistBot({ flows, continuations: patient, log: new RecordingLog() });
    await assert.rejects(heardInTurn(bot, cardAction({ verb: "retry", data, token: "jwt" })), /lost/);
  });
});

describe("A press of somebody who may not use the bot", () => {
  const invitation = "44444444-4444-4444-8444-444444444444";

  async function arrival(verb: string, trigger: "manual" | "automatic" = "manual") {
    const arrivals: unknown[] = [];
    const flows = stubFlows({ admitPerson: async ({ deciding }) => (arrivals.push(deciding), "guest") });
    const bot = new GuestlistBot({ flows, continuations: patient, log: new RecordingLog() });
    await heardInTurn(bot, cardAction({ verb, data: { invitation }, trigger }));
    return arrivals;
  }

  for (const verb of ["approve", "open-changes", "approve-changed", "ask-back", "reject"]) {
    it(`tells which request they wanted to decide about: ${verb}`, async () => {
      assert.deepEqual(await arrival(verb), [invitation]);
    });
  }

  it("tells none where nobody pressed, or something else was wanted", async () => {
    assert.deepEqual([await arrival("approve", "automatic"), await arrival("show-history")], [[undefined], [undefined]]);
  });
});
