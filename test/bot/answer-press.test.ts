import assert from "node:assert/strict";
import { inviteFormCard } from "../../src/cards/invite-form.ts";
import { invitationCard } from "../../src/cards/invitation.ts";
import { GuestlistError } from "../../src/errors.ts";
import { aForm } from "../build/a-form.ts";
import { cardAction, teamsIds } from "../build/activities.ts";
import { invited } from "../build/in-state.ts";
import { turnedAway } from "../build/turned-away.ts";
import { aBot } from "../fakes/a-bot.ts";
import { texts } from "../fakes/action-call.ts";
import { signInResource } from "../fakes/fake-sign-in-page.ts";
import { heardInTurn } from "../fakes/heard-in-turn.ts";

const data = { invitation: "44444444-4444-4444-8444-444444444444" };

const error = (statusCode: number, code: string, text: string) => ({
  status: 200,
  body: { statusCode, type: "application/vnd.microsoft.error", value: { code, message: text } },
});

describe("a press on a card", () => {
  const unknownAction = error(400, "BadRequest", "This button is out of date. Type “help” to see what I can do.");

  it("is answered by its action", async () => {
    const invitation = invited();
    const { bot, asked } = aBot({ showCard: async () => ({ kind: "living", invitation }) });
    const value = invitationCard({ invitation }, texts);
    const body = { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value };
    assert.deepEqual(await heardInTurn(bot, cardAction({ verb: "show-card", data })), [{ status: 200, body }]);
    assert.deepEqual(asked, [
      ["admit", { person: teamsIds.adele, tenantId: teamsIds.tenant }],
      ["remember", teamsIds.thread],
    ]);
  });

  it("is answered by a line of text", async () => {
    const { bot } = aBot({ openForm: async (_by, email) => aForm(email) });
    const [form, answer] = await heardInTurn(bot, cardAction({ verb: "open-form" }));
    assert.deepEqual(form, { card: inviteFormCard({ ...aForm(), problems: {} }, texts), summary: "Invite a partner" });
    assert.deepEqual(answer, {
      status: 200,
      body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "The form is below." },
    });
  });

  it("asks Teams to sign the person in", async () => {
    const places: unknown[] = [];
    const { bot } = aBot({
      retryInvitation: async () => ({ kind: "sign-in-needed" }),
      signInResource: async (place) => (places.push(place), signInResource),
    });
    const text = "Sign in so that I can act for you.";
    const value = {
      text,
      connectionName: "graph",
      tokenExchangeResource: signInResource.exchange,
      buttons: [{ type: "signin", title: "Sign in", text, value: signInResource.link }],
    };
    const body = { statusCode: 401, type: "application/vnd.microsoft.activity.loginRequest", value };
    assert.deepEqual(await heardInTurn(bot, cardAction({ verb: "retry", data })), [{ status: 200, body }]);
    const serviceUrl = "https://smba.trafficmanager.net/emea/";
    assert.deepEqual(places, [{ teamsId: "29:adele", conversation: teamsIds.thread, serviceUrl, botId: teamsIds.bot }]);
  });

  for (const verb of ["delete-everything", "constructor", "__proto__", ""]) {
    it(`with the verb "${verb}" is out of date`, async () => {
      assert.deepEqual(await heardInTurn(aBot().bot, cardAction({ verb, data })), [unknownAction]);
    });
  }

  it("that can't be read is out of date", async () => {
    for (const value of [undefined, {}, { action: { type: "Action.Submit" } }]) {
      assert.deepEqual(await heardInTurn(aBot().bot, { ...cardAction({ verb: "retry" }), value }), [unknownAction]);
    }
  });

  for (const [admission, text] of turnedAway) {
    it(`of a ${admission} is refused, and nothing is done`, async () => {
      const { bot, asked } = aBot({ admitPerson: async () => admission });
      assert.deepEqual(await heardInTurn(bot, cardAction({ verb: "retry", data, token: "jwt" })), [error(400, "BadRequest", text)]);
      assert.deepEqual(asked, []);
    });
  }

  it("that Teams sends to refresh the card shows it and does nothing", async () => {
    const invitation = invited();
    const { bot } = aBot({ showCard: async () => ({ kind: "living", invitation }) });
    for (const verb of ["retry", "send-invitation", "show-link", "open-form"]) {
      const [answer] = await heardInTurn(bot, cardAction({ verb, data, trigger: "automatic" }));
      const body = { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: invitationCard({ invitation }, texts) };
      assert.deepEqual(answer, { status: 200, body });
    }
  });
});

describe("A press on a message that may be a lost card", () => {
  const { invitation } = data;
  const pressed = { invitation, conversation: teamsIds.thread, card: "1700000000002" };

  /** The messages that were noted for a press with this verb and data. */
  async function noted(verb: string, more: object = {}, trigger: "manual" | "automatic" = "manual") {
    const given: unknown[] = [];
    const over = { kind: "unknown-invitation" } as const;
    const { bot } = aBot({
      notePressedCard: async (card) => void given.push(card),
      ...{
        approveInvitation: async () => over,
        rejectInvitation: async () => over,
        askBack: async () => over,
        openChanges: async () => over,
      },
      ...{ withdrawRequest: async () => over, showCard: async () => over, showApproval: async () => undefined },
    });
    await heardInTurn(bot, cardAction({ verb, data: { ...data, ...more }, trigger }));
    return given;
  }

  for (const verb of ["approve", "open-changes", "approve-changed", "ask-back", "reject"]) {
    it(`names the approval card: ${verb}`, async () => assert.deepEqual(await noted(verb), [{ ...pressed, place: "approvals" }]));
  }

  it("names a living card that was posted again", async () => {
    assert.deepEqual(await noted("withdraw", { reposted: 1 }), [{ ...pressed, place: "home" }]);
  });

  it("names nothing of a list, a refresh, another card or an unreadable invitation", async () => {
    assert.deepEqual(await noted("approve", { list: { page: "first" } }), []);
    assert.deepEqual(await noted("approve", {}, "automatic"), []);
    assert.deepEqual(await noted("withdraw"), []);
    assert.deepEqual(await noted("approve", { invitation: "x" }), []);
  });
});

describe("A press after a sign-in by button", () => {
  /** Presses with a code for which the token service gives this token. */
  async function press(state: string, token: string | undefined) {
    const handed: unknown[] = [];
    const { bot } = aBot({
      admitPerson: async () => "admitted",
      rememberConversation: async () => {},
      retryInvitation: async ({ ssoToken }) => (handed.push(ssoToken), { kind: "unknown-invitation" }),
      redeemSignInCode: async ({ teamsId }, given) => (handed.push([teamsId, given]), token),
    });
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

describe("A press of a person who must sign in more strongly for Graph", () => {
  it("is answered with a link to the sign-in", async () => {
    const signInUrl = "https://guestlist.example/sign-in?ticket=t";
    const { bot } = aBot({
      retryInvitation: async () => Promise.reject(new GuestlistError("sign-in-challenged", "challenged")),
      strongAuthNeeded: async () => ({ kind: "strong-auth-needed", signInUrl }),
    });
    const [answer] = await heardInTurn(bot, cardAction({ verb: "retry", data, token: "jwt" }));
    assert.ok(JSON.stringify(answer).includes(signInUrl));
  });

  it("fails like any other when something else went wrong", async () => {
    const { bot } = aBot({ retryInvitation: async () => Promise.reject(new Error("lost")) });
    await assert.rejects(heardInTurn(bot, cardAction({ verb: "retry", data, token: "jwt" })), /lost/);
  });
});

describe("A press of a person who may not use the bot", () => {
  async function arrival(verb: string, trigger: "manual" | "automatic" = "manual") {
    const arrivals: unknown[] = [];
    const { bot } = aBot({ admitPerson: async ({ deciding }) => (arrivals.push(deciding), "guest") });
    await heardInTurn(bot, cardAction({ verb, data, trigger }));
    return arrivals;
  }

  for (const verb of ["approve", "open-changes", "approve-changed", "ask-back", "reject"]) {
    it(`is admitted with the request that it would decide about: ${verb}`, async () => {
      assert.deepEqual(await arrival(verb), [data.invitation]);
    });
  }

  it("is admitted without a request when Teams refreshes the card, or for another button", async () => {
    assert.deepEqual([await arrival("approve", "automatic"), await arrival("show-history")], [[undefined], [undefined]]);
  });
});
